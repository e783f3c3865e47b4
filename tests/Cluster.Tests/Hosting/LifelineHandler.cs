namespace Platform.Cluster.Tests.Hosting;

/// <summary>The way of a silo to Amazon, as long as it lives.</summary>
internal sealed class LifelineHandler(Lifeline lifeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await lifeline.Pass();
        var response = await base.SendAsync(request, cancellationToken);
        await lifeline.Pass();
        return response;
    }
}
