using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Vault.Keys;
using Platform.Vault.Sealing;

namespace Platform.Vault;

/// <summary>Puts the vault into a program.</summary>
public static class VaultServices
{
    /// <summary>The key of the <see cref="TimeProvider"/> that our own code takes.</summary>
    internal const string Clock = "platform";

    /// <summary>
    /// Adds <see cref="IVault"/>, <see cref="IHandleSealer"/>, <see cref="IKeyRing"/> and the key file, and a hosted service that loads the
    /// keys at start. Call it after the engine was added, since the <see cref="IDataKeyStore"/> that the program registers may need it.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for <c>Vault:KeyFile</c> and <c>Storage:Path</c>.</param>
    public static IServiceCollection AddVault(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<VaultOptions>().Configure(options => options.KeyFile = KeyFile(configuration));
        services.TryAddKeyedSingleton(Clock, TimeProvider.System);
        services.TryAddSingleton<IKeyEncryptionKeyProvider, KeyFileProvider>();
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.TryAddSingleton<IVault, AesGcmVault>();
        services.TryAddSingleton<IHandleSealer, HandleSealer>();
        services.AddHostedService<KeyRingStartup>();
        return services;
    }

    private static string KeyFile(IConfiguration configuration) =>
        configuration[VaultOptions.KeyFileSetting] is { Length: > 0 } file
            ? file
            : Path.Combine(configuration["Storage:Path"] is { Length: > 0 } folder ? folder : "data", "vault.keys");
}
