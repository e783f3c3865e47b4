using System.Threading.Channels;
using Platform.Grains.Ids;

namespace Platform.Api.Jobs;

/// <summary>Partners that have links to abandon. Only a hint: what is to be done is kept by the partner's grain.</summary>
internal sealed class AbandonQueue
{
    private readonly Channel<PartnerId> _partners = Channel.CreateUnbounded<PartnerId>();

    /// <summary>Names a partner.</summary>
    public void Add(PartnerId partner) => _partners.Writer.TryWrite(partner);

    /// <summary>The partners named, as they come.</summary>
    public IAsyncEnumerable<PartnerId> Read(CancellationToken cancellationToken) => _partners.Reader.ReadAllAsync(cancellationToken);
}
