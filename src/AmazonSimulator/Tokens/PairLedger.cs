using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Seeds;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>The token pairs: issued, refreshed, revoked (protocol.md 3).</summary>
internal sealed class PairLedger(SimulatorClock clock, SeedBook seeds)
{
    private readonly Lock _gate = new();
    private readonly BoundedMap<string, IssuedAccess> _access = new(Limits.Grants);
    private readonly BoundedMap<string, IssuedRefresh> _refresh = new(Limits.Grants);
    private readonly BoundedMap<(string User, string SkillId), List<TokenFamily>> _families = new(Limits.Grants);
    private long _lastFamily;
    private long _lastPair;
    private long _lastRefresh;

    /// <summary>How refresh tokens rotate.</summary>
    public RotationSettings Rotation { get; set; } = new() { Mode = RotationMode.Same };

    /// <summary>How token answers look.</summary>
    public TokenSettings Settings { get; set; } = new();

    /// <summary>Keeps the tokens of so many more consents than usual; of each, the first access token and one more.</summary>
    public void MakeRoom(int more)
    {
        lock (_gate)
        {
            _access.MakeRoom(Limits.Grants + (2 * more));
            _refresh.MakeRoom(Limits.Grants + more);
            _families.MakeRoom(Limits.Grants + more);
        }
    }

    /// <summary>The first pair of a consent.</summary>
    public IssuedAccess Issue(IssuedCode code, long call)
    {
        lock (_gate)
        {
            var family = NewFamily(code.ClientId, code.SkillId, code.User, code.Stage);
            return NewAccess(family, call, code.Value, NewRefresh(family));
        }
    }

    /// <summary>A new access token for a refresh token, if the token is good; the presentation is written down either way.</summary>
    /// <returns>The outcome, and the pair where it is <see cref="Presentation.Granted"/>; null where nobody issued such a token.</returns>
    public (string Outcome, IssuedAccess? Pair)? Refresh(string value, string clientId, bool authenticated, long call)
    {
        lock (_gate)
        {
            if (FindRefresh(value) is not { } refresh)
                return null;
            var outcome = authenticated ? Judge(refresh, clientId) : "invalid_client";
            refresh.Presentations.Add(new Presentation(call, clock.GetUtcNow(), outcome));
            if (outcome == "superseded" && Rotation.Mode == RotationMode.Strict)
                refresh.Family.Revoked ??= RevocationReasons.Reused;
            return (outcome, outcome == Presentation.Granted ? NewAccess(refresh.Family, call, value, Successor(refresh)) : null);
        }
    }

    public IssuedAccess? FindAccess(string? value)
    {
        lock (_gate)
            return value is not null && (_access.TryGet(value, out var access) || (Wake(value) && _access.TryGet(value, out access))) ? access : null;
    }

    public TokenFamily? FamilyOfRefresh(string? value)
    {
        lock (_gate)
            return value is not null ? FindRefresh(value)?.Family : null;
    }

    /// <summary>Ends all tokens of a user for a skill; of one of its clients only, where that is named.</summary>
    public int Revoke(string user, string skillId, string? clientId, string reason)
    {
        lock (_gate)
        {
            if (!_families.TryGet((user, skillId), out var families))
                return 0;
            List<TokenFamily> ended = [.. families.Where(family => clientId is null || family.ClientId == clientId)];
            ended.ForEach(family => family.Revoked ??= reason);
            families.RemoveAll(ended.Contains);
            return ended.Count;
        }
    }

    public IReadOnlyList<PairHistory> Pairs(string? user, string? clientId)
    {
        lock (_gate)
            return [.. _access.Values.Where(access => Of(access.Family, user, clientId)).Select(PairHistories.Of)];
    }

    public IReadOnlyList<RefreshHistory> RefreshTokens(string? user, string? clientId)
    {
        lock (_gate)
            return [.. _refresh.Values.Where(refresh => Of(refresh.Family, user, clientId)).Select(PairHistories.Of)];
    }

    private static bool Of(TokenFamily family, string? user, string? clientId) =>
        (user is null || family.User == user) && (clientId is null || family.ClientId == clientId);

    private string Judge(IssuedRefresh refresh, string clientId)
    {
        if (refresh.Family.ClientId != clientId)
            return "client";
        if (refresh.Family.Revoked is not null)
            return "revoked";
        var goodUntil = Rotation.Mode switch
        {
            RotationMode.Grace => refresh.SupersededAt + TimeSpan.FromSeconds(Rotation.GraceSeconds),
            RotationMode.Strict => refresh.SupersededAt,
            _ => null,
        };
        return goodUntil is null || clock.GetUtcNow() < goodUntil ? Presentation.Granted : "superseded";
    }

    private IssuedRefresh? FindRefresh(string value) =>
        _refresh.TryGet(value, out var refresh) || (Wake(value) && _refresh.TryGet(value, out refresh)) ? refresh : null;

    /// <summary>Takes in the pair of a seeded user whose token has come for the first time.</summary>
    private bool Wake(string value)
    {
        if (seeds.Wake(value) is not var (seed, grant))
            return false;
        var family = NewFamily(seed.ClientId, seed.SkillId, grant.User, seed.Stage);
        _refresh.Set(grant.RefreshToken, new IssuedRefresh(++_lastRefresh, grant.RefreshToken, family, seed.PlantedAt));
        _access.Set(grant.AccessToken, new IssuedAccess
        {
            Id = ++_lastPair,
            Value = grant.AccessToken,
            Family = family,
            Call = 0,
            AnswerTo = "",
            IssuedAt = seed.PlantedAt,
            ExpiresAt = grant.ExpiresAt,
            RefreshToken = grant.RefreshToken,
        });
        return true;
    }

    private TokenFamily NewFamily(string clientId, string skillId, string user, string? stage)
    {
        var family = new TokenFamily(++_lastFamily, clientId, skillId, user, stage);
        if (!_families.TryGet((user, skillId), out var families))
            _families.Set((user, skillId), families = []);
        if (families.Count == Limits.FamiliesOfOne)
            families.RemoveAt(0);
        families.Add(family);
        return family;
    }

    private IssuedRefresh Successor(IssuedRefresh refresh)
    {
        if (Rotation.Mode == RotationMode.Same)
            return refresh;
        refresh.SupersededAt ??= clock.GetUtcNow();
        return NewRefresh(refresh.Family);
    }

    private IssuedRefresh NewRefresh(TokenFamily family)
    {
        var refresh = new IssuedRefresh(++_lastRefresh, TokenValues.Refresh(), family, clock.GetUtcNow());
        _refresh.Set(refresh.Value, refresh);
        return refresh;
    }

    private IssuedAccess NewAccess(TokenFamily family, long call, string answerTo, IssuedRefresh refresh)
    {
        var now = clock.GetUtcNow();
        var access = new IssuedAccess
        {
            Id = ++_lastPair,
            Value = TokenValues.Access(),
            Family = family,
            Call = call,
            AnswerTo = answerTo,
            IssuedAt = now,
            ExpiresAt = now.AddSeconds(Settings.LifetimeSeconds),
            RefreshToken = refresh.Value,
        };
        _access.Set(access.Value, access);
        return access;
    }
}
