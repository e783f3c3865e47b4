namespace Carter;

/// <summary>Registers and maps listed modules; nothing is scanned.</summary>
public static class CarterExtensions
{
    /// <summary>Registers the modules that <paramref name="configurator"/> lists.</summary>
    public static IServiceCollection AddCarter(this IServiceCollection services, Action<CarterConfigurator> configurator)
    {
        var configuration = new CarterConfigurator();
        configurator(configuration);
        foreach (var module in configuration.Modules)
        {
            services.AddSingleton(typeof(ICarterModule), module);
        }

        return services;
    }

    /// <summary>Maps the routes of every registered module, in the order of their listing.</summary>
    public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder)
    {
        foreach (var module in builder.ServiceProvider.GetServices<ICarterModule>())
        {
            module.AddRoutes(builder);
        }

        return builder;
    }
}
