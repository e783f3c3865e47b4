using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Flow.Tests.Partners;

/// <summary>A partner's own token endpoint: each code it was told of gives one pair.</summary>
internal sealed class PartnerTokenServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _codes = new();
    private readonly WebApplication _app;

    private PartnerTokenServer(WebApplication app) => _app = app;

    public string TokenUrl => _app.Urls.First() + "/token";

    public static async Task<PartnerTokenServer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new PartnerTokenServer(builder.Build());
        server._app.Run(server.Serve);
        await server._app.StartAsync();
        return server;
    }

    public string NewCode(string code)
    {
        _codes[code] = true;
        return code;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Serve(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var code = form["code"].ToString();
        context.Response.ContentType = "application/json";
        if (_codes.TryUpdate(code, newValue: false, comparisonValue: true))
        {
            await context.Response.WriteAsync(
                $$"""{"access_token":"access-for-{{code}}","refresh_token":"refresh-for-{{code}}","token_type":"Bearer","expires_in":3600}""");
            return;
        }

        context.Response.StatusCode = 400;
        await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
    }
}
