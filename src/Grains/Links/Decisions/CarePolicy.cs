using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Platform.Grains.Ids;

namespace Platform.Grains.Links.Decisions;

/// <summary>How a skill wants its links cared for (api.md 3, <c>refresh.policy</c>), and this link's place among them.</summary>
/// <param name="VerifyEvery">How old evidence of Amazon may get before Amazon is asked again, on average.</param>
/// <param name="RefreshesEarly">Whether access tokens are refreshed before their last 10 minutes, wanted or not.</param>
/// <param name="Spread">0 to below 1, the same for a link for ever: what is due for many links at once is due for each at a time of its own.</param>
internal sealed record CarePolicy(TimeSpan VerifyEvery, bool RefreshesEarly, double Spread)
{
    /// <summary>How long a link may go without a look at its skill's policy, on average: within that, a changed one takes hold.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromDays(1);

    private static readonly TimeSpan Rarely = TimeSpan.FromDays(7);

    /// <summary>The policy of that name, for that link. An unknown name is the default, <c>keepAlive</c>.</summary>
    public static CarePolicy Of(string? name, LinkKey key) => Of(name, Place(key));

    /// <inheritdoc cref="Of(string?, LinkKey)"/>
    public static CarePolicy Of(string? name, double spread) => name switch
    {
        "onDemand" => new CarePolicy(Rarely, RefreshesEarly: false, spread),
        "eager" => new CarePolicy(LookEvery, RefreshesEarly: true, spread),
        _ => new CarePolicy(LookEvery, RefreshesEarly: false, spread),
    };

    /// <summary>A period of this link's own: within 20 % of the average.</summary>
    public TimeSpan Own(TimeSpan period) => period * (0.8 + (0.4 * Spread));

    private static double Place(LinkKey key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)(1L << 32);
    }
}
