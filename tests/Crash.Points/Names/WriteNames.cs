using Platform.Grains.AlexaAccounts;
using Platform.Grains.Authorization;
using Platform.Grains.Links;

namespace Platform.Crash.Points.Names;

/// <summary>Names a write by what it changes.</summary>
internal static class WriteNames
{
    /// <summary>The name of the step from one record to the next.</summary>
    public static string Of(object? before, object next) => next switch
    {
        LinkState link => LinkWrites.Name(before as LinkState ?? new LinkState(), link),
        GrantState grants => Grants(before as GrantState ?? new GrantState(), grants),
        AlexaAccountState account => Account(before as AlexaAccountState ?? new AlexaAccountState(), account),
        _ => "changed",
    };

    private static string Grants(GrantState before, GrantState next) =>
        next.Grants.Length < before.Grants.Length ? "revoked"
        : next.Grants.Count(grant => grant.RedeemedAt is not null) > before.Grants.Count(grant => grant.RedeemedAt is not null) ? "redeemed"
        : next.Grants.Sum(grant => grant.RefreshTokens.Length) != before.Grants.Sum(grant => grant.RefreshTokens.Length) ? "rotated"
        : "registered";

    private static string Account(AlexaAccountState before, AlexaAccountState next) =>
        next.HolderAttempt == before.HolderAttempt && next.Holder == before.Holder ? "told"
        : next.Holder is null ? "released"
        : "claimed";
}
