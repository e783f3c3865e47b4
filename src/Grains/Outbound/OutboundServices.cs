using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Amazon.Http;

namespace Platform.Grains.Outbound;

/// <summary>What sends to partners.</summary>
internal static class OutboundServices
{
    /// <summary>The HTTP client's name.</summary>
    public const string Client = "Outbound";

    /// <summary>Adds <see cref="SignedSender"/>.</summary>
    public static void AddOutbound(this IServiceCollection services)
    {
        services.TryAddSingleton<Transport>();
        services.TryAddSingleton<INameResolver, SystemResolver>();
        services.AddSingleton<TargetPolicy>();
        services.AddSingleton<GuardedConnection>();
        services.AddSingleton<SignedSender>();
        services.AddOneAttemptClient(Client, (handler, node) => handler.ConnectCallback = node.GetRequiredService<GuardedConnection>().Open);
    }
}
