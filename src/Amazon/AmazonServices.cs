using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Platform.Amazon.Enabling;
using Platform.Amazon.Http;
using Platform.Amazon.Settings;
using Platform.Amazon.Tokens;

namespace Platform.Amazon;

/// <summary>Puts Amazon's side of the wire into a program.</summary>
public static class AmazonServices
{
    /// <summary>The key of the <see cref="TimeProvider"/> that our own code takes.</summary>
    internal const string Clock = "platform";

    /// <summary>
    /// Adds <see cref="ConsentUrls"/>, <see cref="ILwaTokenClient"/> and <see cref="ISkillEnablementClient"/> with settings that are
    /// checked at start.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for the section <c>Amazon</c>.</param>
    public static IServiceCollection AddAmazon(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AmazonOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<AmazonOptions>>(new AmazonOptionsSetup(configuration)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AmazonOptions>, AmazonOptionsCheck>());
        services.TryAddKeyedSingleton(Clock, TimeProvider.System);
        services.AddAmazonClients();
        services.TryAddSingleton<Transport>();
        services.TryAddSingleton<ApiHosts>();
        services.TryAddSingleton<ConsentUrls>();
        services.TryAddSingleton<ILwaTokenClient, LwaTokenClient>();
        services.TryAddSingleton<ISkillEnablementClient, SkillEnablementClient>();
        return services;
    }
}
