using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Flow.Tests.Partners;

/// <summary>A partner's own authorization server: a token endpoint where each code it knows gives one pair, and an endpoint for call-outs.</summary>
internal sealed class PartnerTokenServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _codes = new();
    private readonly WebApplication _app;

    private int _connections;

    private PartnerTokenServer(WebApplication app)
    {
        _app = app;
        CallOuts = new CallOutEndpoint(NewCode);
    }

    public string Authority => new Uri(_app.Urls.First()).Authority;

    public string TokenUrl => $"http://{Authority}/token";

    public string CallOutUrl => $"http://{Authority}/codes";

    public CallOutEndpoint CallOuts { get; }

    /// <summary>How many connections it has had, whatever came over them.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static async Task<PartnerTokenServer> Start()
    {
        PartnerTokenServer? server = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref server!._connections);
            return next(connection);
        })));
        server = new PartnerTokenServer(builder.Build());
        server._app.Run(context => context.Request.Path == "/token" ? server.ServeToken(context) : server.CallOuts.Serve(context));
        await server._app.StartAsync();
        return server;
    }

    public string NewCode(string code)
    {
        _codes[code] = true;
        return code;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeToken(HttpContext context)
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
