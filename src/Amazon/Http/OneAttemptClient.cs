using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Amazon.Http;

/// <summary>
/// HTTP clients that send a request once, where it says and nowhere else, and what their connections may do.
/// <para>
/// No exchange is sent twice. SocketsHttpHandler repeats a request by itself in three cases (its <c>HttpConnectionPool</c>, .NET 10): on
/// HTTP/2 and 3 when the server says that a stream was refused or the connection is going away; on a fallback to a lower version; and on
/// HTTP/1.1 when the server closes a connection without a byte of answer and the request has no body, or one that still waits for <c>100
/// Continue</c>. So requests are pinned to HTTP/1.1 exactly and never carry <c>Expect</c>, which leaves the last case for GET and DELETE
/// alone, where repeating does no harm; and bodies are <see cref="SingleUseContent"/>, which holds whatever the handler's rules become.
/// </para>
/// <para>
/// Connections are reused for seconds only: one that the server closed in the meantime would turn an exchange that was never read into one
/// that may be spent. Closed ones are noticed before use; the short idle time keeps well below every server's own limit.
/// </para>
/// </summary>
internal static class OneAttemptClient
{
    /// <summary>Adds a client for <see cref="Transport"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="further">What its connections have besides.</param>
    public static void AddOneAttemptClient(
        this IServiceCollection services, string name, Action<SocketsHttpHandler, IServiceProvider>? further = null) =>
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, node) =>
            {
                Configure(handler);
                further?.Invoke(handler, node);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    private static void Configure(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.UseProxy = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.ConnectTimeout = TimeSpan.FromSeconds(3);
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10);

        // Names are resolved again at least this often.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.MaxResponseHeadersLength = 16;

        // A body that nobody reads to its end is not waited for; its connection is closed.
        handler.MaxResponseDrainSize = 0;

        // Spans are kept, but our trace ids are no business of others.
        handler.ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
    }
}
