using System.Collections.Immutable;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>Seals the secrets of a link again, for a rotation of the data key.</summary>
internal static class LinkResealing
{
    /// <summary>
    /// New envelopes for those of the record that another key has sealed, to be committed; where this node does not seal with that key yet,
    /// none.
    /// </summary>
    public static (ImmutableArray<SecretSwap> Swaps, ResealReply Reply) Prepare(
        LinkKey key, LinkState state, LinkServices services, uint dataKey)
    {
        if (services.KeyRing.SealingKeyId != dataKey)
        {
            return ([], ResealReply.NotYet);
        }

        var resealing = new Resealing(services.Vault);
        var swaps = ImmutableArray.CreateBuilder<SecretSwap>();
        SealingDecisions.Map(state, (secret, field, generation) =>
        {
            var next = resealing.Of(secret, new SecretContext(key.Partner.Value, key.Skill.Value, key.User.Value, field, generation));
            if (next != secret)
            {
                swaps.Add(new SecretSwap(secret, next));
            }

            return secret;
        });
        return (swaps.ToImmutable(), resealing.Reply);
    }
}
