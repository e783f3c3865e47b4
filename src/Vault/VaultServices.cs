using System.Globalization;
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

    private static readonly TimeSpan ShortestReload = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestReload = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Adds <see cref="IVault"/>, <see cref="IHandleSealer"/>, <see cref="IKeyRing"/> and the key-encryption keys, and hosted services that
    /// load the keys at start and look for changes. Call it after the engine was added, since the <see cref="IDataKeyStore"/> that the
    /// program registers may need it.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Read for section <c>Vault</c> and <c>Storage:Path</c>.</param>
    /// <exception cref="VaultException">The settings contradict each other, or one has no usable value; the message names it.</exception>
    public static IServiceCollection AddVault(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var reload = Reload(configuration[VaultOptions.ReloadSetting]);
        var reseals = Reseals(configuration[VaultOptions.ResealsSetting]);
        services.AddOptions<VaultOptions>().Configure(options =>
        {
            options.KeyFile = KeyFile(configuration);
            options.Reload = reload;
            options.ResealsPerSecond = reseals;
        });
        services.TryAddKeyedSingleton(Clock, TimeProvider.System);
        AddKeys(services, configuration);
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.TryAddSingleton<IVault, AesGcmVault>();
        services.TryAddSingleton<IHandleSealer, HandleSealer>();
        services.TryAddSingleton<IDataKeyWrapping, DataKeyWrapping>();
        services.AddHostedService<KeyRingStartup>();
        services.AddHostedService<KeyRingReload>();
        return services;
    }

    private static void AddKeys(IServiceCollection services, IConfiguration configuration)
    {
        // A variable that is there and empty is a secret that did not arrive: no reason to make other keys.
        if (configuration[VaultOptions.KeysSetting] is not { } keys)
        {
            services.TryAddSingleton<IKeyEncryptionKeyProvider, KeyFileProvider>();
            return;
        }

        if (configuration[VaultOptions.KeyFileSetting] is { Length: > 0 })
        {
            throw new VaultException(
                $"The settings {VaultOptions.KeyFileSetting} and {VaultOptions.KeysSetting} are both given, and the key-encryption keys "
                + "can be in one place only: remove one of the two. Nothing was changed.");
        }

        var setting = new KeySettingProvider(keys, TimeProvider.System);
        services.TryAddSingleton<IKeyEncryptionKeyProvider>(setting);
    }

    private static string KeyFile(IConfiguration configuration) =>
        configuration[VaultOptions.KeyFileSetting] is { Length: > 0 } file
            ? file
            : Path.Combine(configuration["Storage:Path"] is { Length: > 0 } folder ? folder : "data", "vault.keys");

    private static TimeSpan Reload(string? text) => text switch
    {
        null or "" => new VaultOptions().Reload,
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var period) && period >= ShortestReload && period <= LongestReload => period,
        _ => throw new VaultException($"The setting {VaultOptions.ReloadSetting} must be a time from 00:00:01 to 00:01:00."),
    };

    private static int Reseals(string? text) => text switch
    {
        null or "" => new VaultOptions().ResealsPerSecond,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= 100_000 => rate,
        _ => throw new VaultException($"The setting {VaultOptions.ResealsSetting} must be a whole number from 1 to 100000."),
    };
}
