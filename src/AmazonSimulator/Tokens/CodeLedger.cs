using Platform.AmazonSimulator.Consent;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>
/// The authorization codes: single use, 5 minutes, bound to client, redirect URI and PKCE challenge (protocol.md 2, RFC 6749 4.1.2).
/// </summary>
internal sealed class CodeLedger(SimulatorClock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private readonly BoundedMap<string, IssuedCode> _codes = new(Limits.Grants);
    private long _lastId;

    public string Issue(ConsentRequest consent, string user)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var code = new IssuedCode
            {
                Id = ++_lastId,
                Value = TokenValues.Code(),
                ClientId = consent.Client.ClientId,
                SkillId = consent.Client.SkillId,
                User = user,
                RedirectUri = consent.RedirectUri,
                State = consent.State,
                Stage = consent.Stage,
                CodeChallenge = consent.CodeChallenge,
                IssuedAt = now,
                ExpiresAt = now + Lifetime,
            };
            _codes.Set(code.Value, code);
            return code.Value;
        }
    }

    public string? UserOf(string? code)
    {
        lock (_gate)
            return code is not null && _codes.TryGet(code, out var found) ? found.User : null;
    }

    /// <summary>Spends the code if <paramref name="judge"/> grants it, and writes down the presentation either way.</summary>
    /// <param name="value">What was presented.</param>
    /// <param name="call">By which call.</param>
    /// <param name="judge">Says <see cref="Presentation.Granted"/> or why not; single use and lifetime are judged here, before it.</param>
    /// <returns>The outcome and the code; null where nobody issued such a code.</returns>
    public (string Outcome, IssuedCode Code)? Present(string value, long call, Func<IssuedCode, string> judge)
    {
        lock (_gate)
        {
            if (!_codes.TryGet(value, out var code))
                return null;
            var now = clock.GetUtcNow();
            var outcome = judge(code);
            if (outcome == Presentation.Granted && code.Presentations.Spent > 0)
                outcome = "spent";
            else if (outcome == Presentation.Granted && now >= code.ExpiresAt)
                outcome = "expired";
            code.Presentations.Add(new Presentation(call, now, outcome));
            return (outcome, code);
        }
    }

    public IReadOnlyList<CodeHistory> History(string? user, string? clientId)
    {
        lock (_gate)
        {
            return
            [
                .. _codes.Values
                    .Where(code => (user is null || code.User == user) && (clientId is null || code.ClientId == clientId))
                    .Select(CodeHistoryOf),
            ];
        }
    }

    private static CodeHistory CodeHistoryOf(IssuedCode code) => new()
    {
        Id = code.Id,
        Code = code.Value,
        ClientId = code.ClientId,
        User = code.User,
        RedirectUri = code.RedirectUri,
        State = code.State,
        Stage = code.Stage,
        IssuedAt = code.IssuedAt,
        ExpiresAt = code.ExpiresAt,
        Presented = code.Presentations.Presented,
        Spent = code.Presentations.Spent,
        Presentations = code.Presentations.Newest,
    };
}
