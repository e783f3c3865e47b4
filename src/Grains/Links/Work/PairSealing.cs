using Platform.Amazon;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>Seals what Amazon's token endpoint answered.</summary>
internal static class PairSealing
{
    /// <summary>Seals a pair under the record's next version. An answer without a refresh token keeps the one before it (protocol.md 3).</summary>
    public static SealedPair Seal(LinkWork work, TokenPair pair, string clientId, SealedPair? before)
    {
        var version = work.Record.Committed.PairVersion + 1;
        return new SealedPair
        {
            Version = version,
            ClientId = clientId,
            Access = work.Seal(pair.AccessToken, Secrets.AccessToken, version),
            ObtainedAt = work.Now,
            AccessExpiresAt = work.Now + pair.ExpiresIn,
            Refresh = pair.RefreshToken is { } refresh ? work.Seal(refresh, Secrets.RefreshToken, version) : before?.Refresh,
            RefreshVersion = pair.RefreshToken is null ? before?.RefreshVersion ?? version : version,
        };
    }
}
