using System.Collections.Immutable;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Vault;

namespace Platform.Api.Rotations;

/// <summary>Looks at single records: has their secrets sealed again, or asks which keys they need.</summary>
/// <param name="grains">The grains.</param>
/// <param name="dataKey">The key to seal with.</param>
/// <param name="candidates">The keys that could go.</param>
internal sealed class RecordVisits(IGrainFactory grains, uint dataKey, ImmutableArray<uint> candidates)
{
    /// <summary>Looks at one record; null where it has to be asked again.</summary>
    public async Task<RecordVisit?> Visit(string kind, string key) => kind == RecordKinds.Grant
        ? new RecordVisit(0, 0, await grains.Grants(LinkKey.Parse(key)).Needed(candidates))
        : await Reseal(kind, key) switch
        {
            { Outcome: ResealOutcome.Sealed } reply => RecordVisit.Unchanged with { Changed = reply.Changed > 0 ? 1 : 0 },
            { Outcome: ResealOutcome.NotOpened } => RecordVisit.Missed,
            _ => null,
        };

    private Task<ResealReply> Reseal(string kind, string key) => kind switch
    {
        RecordKinds.Skill => grains.Skill(new SkillId(key)).Reseal(dataKey),
        RecordKinds.SigningKey => grains.SigningKeys().Reseal(dataKey),
        _ => grains.Link(LinkKey.Parse(key)).Reseal(dataKey),
    };
}
