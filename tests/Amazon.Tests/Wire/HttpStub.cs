using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Amazon.Tests.Wire;

/// <summary>A well-behaved HTTP server on loopback that records what it is asked and answers as told.</summary>
public sealed class HttpStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpStub(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    public string Authority => new Uri(Url).Authority;

    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public RequestDelegate Answer { get; set; } = Json(200, "{}");

    public static async Task<HttpStub> Start(RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new HttpStub(app);
        if (answer is not null)
            stub.Answer = answer;
        app.Run(async context =>
        {
            stub.Requests.Enqueue(await SeenRequest.Read(context.Request));
            await stub.Answer(context);
        });
        await app.StartAsync();
        stub.Url = app.Urls.Single();
        return stub;
    }

    public static RequestDelegate Json(int status, string body) => Text(status, body, "application/json");

    public static RequestDelegate Text(int status, string body, string? contentType, string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    };

    public static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
