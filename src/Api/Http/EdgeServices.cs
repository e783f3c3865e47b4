using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Platform.Api.Auth;
using Platform.Api.Limits;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>What stands around every endpoint: limits, forwarded headers, trace ids, problems, log.</summary>
internal static class EdgeServices
{
    /// <summary>Adds the services, and bounds what a connection may ask of the server.</summary>
    public static WebApplicationBuilder AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(Bound);
        builder.Services.AddSingleton<ProblemWriter>();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));

        // The framework's own request log writes paths and queries, and so user ids (api.md 1: only ours is wanted).
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        return builder;
    }

    /// <summary>Puts the layers around the endpoints, outermost first.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ApiSettings>();
        if (settings.ForwardedProxies.Count > 0)
        {
            app.UseForwardedHeaders(Forwarded(settings));
        }

        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<Failures>();
        app.UseRouting();
        app.UseMiddleware<KeyCheck>();
        if (settings.KeyLimit is { } limit)
        {
            app.UseMiddleware<RateLimiting>(limit);
        }

        app.UseMiddleware<ScopeCheck>(Needs.Nothing);
        return app;
    }

    /// <summary>The group of the routes that take an API key: versioned, and refused before they run where a part cannot be read.</summary>
    public static RouteGroupBuilder MapV1(this IEndpointRouteBuilder routes, string scope)
    {
        var group = routes.MapGroup("/v1");
        group.AddEndpointFilter<RefuseUnread>().AddEndpointFilter<AnswerInTime>();
        return group.NeedsScope(scope);
    }

    private static void Bound(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyReader.Swallowed;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static ForwardedHeadersOptions Forwarded(ApiSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.ForwardedProxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        return options;
    }
}
