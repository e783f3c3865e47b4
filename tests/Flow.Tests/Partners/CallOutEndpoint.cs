using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Platform.Flow.Tests.Harness.Secrecy;

namespace Platform.Flow.Tests.Partners;

/// <summary>Where a partner's authorization server is asked for codes: it does what is in line, and else gives a new code.</summary>
/// <param name="knownCode">Makes a code one that the token endpoint takes.</param>
internal sealed class CallOutEndpoint(Func<string, string> knownCode)
{
    private readonly ConcurrentQueue<RequestDelegate> _line = new();
    private readonly ConcurrentQueue<CallOut> _calls = new();
    private int _codes;

    public IReadOnlyList<CallOut> Calls => [.. _calls];

    /// <summary>What a question gets that nothing is in line for; null: a new code.</summary>
    public Func<CallOut, RequestDelegate>? Otherwise { get; set; }

    /// <summary>The next calls get these answers.</summary>
    public void Next(params RequestDelegate[] answers) => Array.ForEach(answers, _line.Enqueue);

    public static RequestDelegate Answer(int status, string body = "", string? location = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (location is not null)
            context.Response.Headers.Location = location;
        await context.Response.WriteAsync(body);
    };

    /// <summary>No answer as long as anybody waits for one.</summary>
    public static async Task Silence(HttpContext context)
    {
        using var gone = new SemaphoreSlim(0);
        await using var registration = context.RequestAborted.Register(() => gone.Release());
        await gone.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async Task Serve(HttpContext context)
    {
        var call = await CallOut.Read(context.Request);
        _calls.Enqueue(call);
        var headers = context.Request.Headers.Select(header => $"{header.Key}: {header.Value}");
        SecretLedger.AtPartner("call-out", $"{context.Request.Path}{context.Request.QueryString}\n{string.Join('\n', headers)}\n\n{call.Body}");
        if ((_line.TryDequeue(out var queued) ? queued : Otherwise?.Invoke(call)) is { } answer)
        {
            await answer(context);
            return;
        }

        await context.Response.WriteAsync($$"""{"code":"{{knownCode($"canary-code-{Interlocked.Increment(ref _codes)}")}}"}""");
    }
}
