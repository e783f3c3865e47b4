using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Amazon;

/// <summary>Puts Amazon's side of the wire into a program.</summary>
public static class AmazonServices
{
    /// <summary>
    /// Adds <see cref="ConsentUrls"/>, <see cref="ILwaTokenClient"/> and <see cref="ISkillEnablementClient"/> with settings that are checked at
    /// start.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for the section <c>Amazon</c>.</param>
    public static IServiceCollection AddAmazon(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AmazonOptions>();
        services.AddSingleton<ConsentUrls>();
        return services;
    }
}
