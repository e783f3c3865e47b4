using Microsoft.Extensions.DependencyInjection;

namespace Platform.Crash.Points;

/// <summary>Puts something of ours in front of a service that the program has added.</summary>
internal static class Decoration
{
    private const string Real = "decorated";

    /// <summary>Everybody gets <typeparamref name="TFront"/>, and it gets what was there before.</summary>
    public static void Decorate<TService, TFront>(this IServiceCollection services)
        where TService : class
        where TFront : class, TService
    {
        var real = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        services.Remove(real);
        services.Add(ServiceDescriptor.KeyedSingleton(typeof(TService), Real, real.ImplementationType!));
        services.AddSingleton<TService>(node =>
            ActivatorUtilities.CreateInstance<TFront>(node, node.GetRequiredKeyedService<TService>(Real)));
    }
}
