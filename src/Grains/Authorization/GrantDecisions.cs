using System.Collections.Immutable;

namespace Platform.Grains.Authorization;

/// <summary>What happens to grants, as pure functions: from a record and a request to the next record and whether the request is granted.</summary>
internal static class GrantDecisions
{
    /// <summary>How long a code lives (api.md 6).</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long a rotated refresh token still works: Alexa may have missed its successor (api.md 6, protocol.md 8).</summary>
    public static readonly TimeSpan RotationGrace = TimeSpan.FromHours(24);

    /// <summary>Refresh tokens kept of a grant: Alexa refreshes hourly, so 24 hours of grace are some 24 of them; the oldest give way.</summary>
    public const int TokensKept = 32;

    /// <summary>Grants kept of a user and skill: five accounts, codes under way, and calls of which nobody knows whether they took effect.</summary>
    public const int GrantsKept = 32;

    /// <summary>Adds a grant for a fresh code; unspent grants that have expired are dropped on the way.</summary>
    public static GrantState Register(GrantState state, string grant, string codeHash, string redirectUri, DateTimeOffset now)
    {
        var fresh = new Grant { Id = grant, CodeHash = codeHash, RedirectUri = redirectUri, CodeExpiresAt = now + CodeLifetime };
        var kept = state.Grants.Where(g => g.Id != grant && (g.RedeemedAt is not null || g.CodeExpiresAt > now));
        return state with { Grants = [.. kept.TakeLast(GrantsKept - 1), fresh] };
    }

    /// <summary>Spends a code. A second presentation revokes what the first one got (RFC 6749 4.1.2).</summary>
    public static (GrantState State, bool Granted) Redeem(
        GrantState state, string grant, string codeHash, string redirectUri, string refreshHash, uint dataKey, DateTimeOffset now)
    {
        var found = Find(state, grant);
        if (found is null || found.CodeHash != codeHash)
        {
            return (state, false);
        }

        // Each presentation has a refresh token of its own in mind, so this is the same one, whose answer was lost on its way.
        if (found.RefreshTokens.Any(token => token.Hash == refreshHash))
        {
            return (state, true);
        }

        if (found.RedeemedAt is not null)
        {
            return (Revoke(state, grant), false);
        }

        if (found.CodeExpiresAt <= now || found.RedirectUri != redirectUri)
        {
            return (state, false);
        }

        var redeemed = found with { RedeemedAt = now, RefreshTokens = [new RefreshToken(refreshHash, null, dataKey)] };
        return (Replace(state, redeemed), true);
    }

    /// <summary>Rotates a refresh token.</summary>
    public static (GrantState State, bool Granted) Rotate(
        GrantState state, string grant, string presentedHash, string nextHash, uint dataKey, DateTimeOffset now)
    {
        var found = Find(state, grant);
        var presented = found?.RefreshTokens.FirstOrDefault(token => token.Hash == presentedHash);
        if (found is null || presented is null || presented.GoodUntil <= now)
        {
            return (state, false);
        }

        if (found.RefreshTokens.Any(token => token.Hash == nextHash))
        {
            return (state, true);
        }

        var tokens = found.RefreshTokens
            .Where(token => token.GoodUntil is null || token.GoodUntil > now)
            .Select(token => token.Hash == presentedHash ? token with { GoodUntil = token.GoodUntil ?? now + RotationGrace } : token)
            .TakeLast(TokensKept - 1)
            .Append(new RefreshToken(nextHash, null, dataKey));
        return (Replace(state, found with { RefreshTokens = [.. tokens] }), true);
    }

    /// <summary>Drops a grant with its code and tokens.</summary>
    public static GrantState Revoke(GrantState state, string grant) =>
        Find(state, grant) is null ? state : state with { Grants = state.Grants.RemoveAll(g => g.Id == grant) };

    /// <summary>
    /// Those of the data keys under which a refresh token was given out that still works; all of them where it was not noted which.
    /// </summary>
    public static ImmutableArray<uint> Needed(GrantState state, ImmutableArray<uint> dataKeys, DateTimeOffset now)
    {
        var inForce = state.Grants.SelectMany(grant => grant.RefreshTokens)
            .Where(token => token.GoodUntil is null || token.GoodUntil > now)
            .Select(token => token.DataKey)
            .ToHashSet();
        return inForce.Contains(null) ? dataKeys : [.. dataKeys.Where(key => inForce.Contains(key))];
    }

    private static Grant? Find(GrantState state, string grant) => state.Grants.FirstOrDefault(g => g.Id == grant);

    private static GrantState Replace(GrantState state, Grant changed) =>
        state with { Grants = [.. state.Grants.Select(g => g.Id == changed.Id ? changed : g)] };
}
