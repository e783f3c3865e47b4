using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>A token endpoint that gives Alexa a pair for every code; the platform's own is the API's, which is not under test here.</summary>
internal sealed class PartnerTokens : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PartnerTokens(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/token";

    public static async Task<PartnerTokens> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"access_token":"access-{{Guid.NewGuid():N}}","refresh_token":"refresh","token_type":"Bearer","expires_in":3600}""");
        });
        await app.StartAsync();
        return new PartnerTokens(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
