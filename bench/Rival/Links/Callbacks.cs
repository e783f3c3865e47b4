using System.Security.Cryptography;
using Platform.Rival.Http;
using Platform.Rival.Sealing;

namespace Platform.Rival.Links;

/// <summary>
/// Takes callbacks. The state is spent in the database before the code is sent, so a callback that comes twice waits for the first one and
/// tells its outcome, whichever process has it.
/// </summary>
internal sealed class Callbacks(ConsentStore consents, Linking linking)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Interrupted = TimeSpan.FromSeconds(60);

    private readonly Flights<(Outcome Outcome, string? Skill)> _flights = new();

    /// <summary>The outcome, and the skill that the state is for.</summary>
    public async Task<(Outcome Outcome, string? Skill)> Receive(string partner, CallbackRequest request)
    {
        var stateHash = request.State is { } state ? RandomText.Hash(state) : await consents.FindOpen(partner, request.UserId);
        if (stateHash is null)
            return (new Outcome("state.unknown"), null);
        var codeHash = RandomText.Hash(request.Code ?? $"error:{request.Error}");
        var key = $"{partner} {Convert.ToHexString(stateHash)} {Convert.ToHexString(codeHash)} {request.RedirectUri} {request.UserId}";
        var flight = _flights.Join(key, () => Run(partner, request, stateHash, codeHash));
        try
        {
            return await flight.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return (Outcome.Pending, await consents.SkillOf(stateHash));
        }
    }

    private async Task<(Outcome Outcome, string? Skill)> Run(string partner, CallbackRequest request, byte[] stateHash, byte[] codeHash)
    {
        var error = request.Error is null ? null : Problems.OfRedirect(request.Error);
        if (await consents.Claim(stateHash, partner, request.UserId, codeHash, request.RedirectUri, error) is not { } attempt)
            return (await Closed(partner, request, stateHash, codeHash), await consents.SkillOf(stateHash));
        if (error is null)
            return (await linking.Run(attempt, request.Code!), attempt.SkillId);
        await consents.Fail(attempt, error);
        return (Told(error), attempt.SkillId);
    }

    /// <summary>Why a state cannot be spent, or what became of it.</summary>
    private async Task<Outcome> Closed(string partner, CallbackRequest request, byte[] stateHash, byte[] codeHash)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            if (await consents.Find(stateHash) is not { } found || found.PartnerId != partner)
                return new Outcome("state.unknown");
            if (found.UserId != request.UserId)
                return new Outcome("state.user");
            if (request.RedirectUri is { } redirect && redirect != found.RedirectUri)
                return new Outcome("state.unknown");
            if (found.ClaimedAt is null)
                return new Outcome("state.expired");
            if (found.CodeHash is null || !CryptographicOperations.FixedTimeEquals(found.CodeHash, codeHash))
                return new Outcome(found.Outcome == "state.expired" ? found.Outcome : "state.used");
            if (found.Outcome is { } outcome)
                return Told(outcome);
            if (!found.HasPair && found.ClaimedAt < DateTime.UtcNow - Interrupted)
                return new Outcome("exchange.interrupted");
            if (DateTime.UtcNow > until)
                return Outcome.Pending;
            await Task.Delay(Pause);
        }
    }

    private static Outcome Told(string outcome) => outcome is "linked" or "redirect.access_denied" ? Outcome.Done : new Outcome(outcome);
}
