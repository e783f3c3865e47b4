using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.AmazonSimulator.Tests;

/// <summary>A partner's token endpoint that answers as the test says and remembers what it was asked.</summary>
internal sealed class PartnerStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _served;

    private PartnerStub(WebApplication app) => _app = app;

    public string TokenUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/token";

    public List<(string Authorization, string ContentType, string Body)> Requests { get; } = [];

    public Func<HttpContext, Task>? Answer { get; set; }

    public static async Task<PartnerStub> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var stub = new PartnerStub(builder.Build());
        stub._app.Run(stub.Serve);
        await stub._app.StartAsync();
        return stub;
    }

    public static Task Json(HttpContext context, string json, int status = 200, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(json);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Serve(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        lock (Requests)
            Requests.Add((context.Request.Headers.Authorization.ToString(), context.Request.ContentType ?? "", body));
        var number = Interlocked.Increment(ref _served);
        await (Answer?.Invoke(context) ?? Json(
            context,
            $$"""{"access_token":"partner-access-{{number}}","refresh_token":"partner-refresh-{{number}}","token_type":"Bearer","expires_in":3600}"""));
    }
}
