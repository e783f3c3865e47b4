using Platform.Rival.Amazon;
using Platform.Rival.Sealing;

namespace Platform.Rival.Links;

/// <summary>Seals and opens token pairs.</summary>
internal sealed class Pairs(Sealer sealer)
{
    public SealedPair Seal(TokenPair pair, string skill, string user, byte[]? keptRefresh = null) => new(
        sealer.Seal(pair.Access, skill, user, Fields.Access),
        pair.Refresh is { } refresh ? sealer.Seal(refresh, skill, user, Fields.Refresh) : keptRefresh,
        pair.ExpiresAt);

    public string Access(SealedPair pair, string skill, string user) => sealer.Open(pair.Access, skill, user, Fields.Access);

    public string? Refresh(SealedPair pair, string skill, string user) =>
        pair.Refresh is { } refresh ? sealer.Open(refresh, skill, user, Fields.Refresh) : null;

    public string? Verifier(Attempt attempt) =>
        attempt.Verifier is { } verifier ? sealer.Open(verifier, attempt.SkillId, attempt.UserId, Fields.Verifier) : null;
}
