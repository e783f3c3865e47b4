using System.Net;
using Microsoft.Extensions.Configuration;

namespace Platform.Engine.Orleans.Settings;

/// <summary>Reads the settings and refuses what is missing or contradicts itself, naming the setting.</summary>
internal static class SettingsCheck
{
    /// <summary>The settings of this process.</summary>
    /// <exception cref="EngineRefusedException">A setting is missing, unreadable or contradicts another.</exception>
    public static ClusterSettings Read(IConfiguration configuration, EngineRole role)
    {
        var settings = configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
        Kind(nameof(settings.Storage), settings.Storage);
        Kind(nameof(settings.ReminderStorage), settings.ReminderStorage);
        Kind(nameof(settings.Membership), settings.Membership);
        Needed(settings, Kinds.Azure, nameof(settings.Azure), settings.Azure);
        Needed(settings, Kinds.Redis, nameof(settings.Redis), settings.Redis);
        NotEmpty(nameof(settings.ServiceId), settings.ServiceId);
        NotEmpty(nameof(settings.ClusterId), settings.ClusterId);
        Port(nameof(settings.SiloPort), settings.SiloPort);
        Port(nameof(settings.GatewayPort), settings.GatewayPort);
        Require(settings.SiloPort != settings.GatewayPort, nameof(settings.GatewayPort), "is the same port as Orleans:SiloPort");
        Require(
            settings.AdvertisedAddress is null || IPAddress.TryParse(settings.AdvertisedAddress, out _),
            nameof(settings.AdvertisedAddress),
            "is no IP address");
        Require(
            settings.Membership == Kinds.Memory || (settings.Storage != Kinds.Memory && settings.ReminderStorage != Kinds.Memory),
            settings.Storage == Kinds.Memory ? nameof(settings.Storage) : nameof(settings.ReminderStorage),
            $"is 'memory', which is lost with its silo, while Orleans:Membership is '{settings.Membership}', which is for clusters that last");
        Require(
            settings.Storage != Kinds.Memory || role == EngineRole.AllInOne,
            nameof(settings.Storage),
            $"is 'memory', which only a process that is all in one has, while this one is a {role}");
        return settings;
    }

    private static void Kind(string name, string value) =>
        Require(Kinds.All.Contains(value), name, $"is '{value}', and must be one of {string.Join(", ", Kinds.All)}");

    private static void Needed(ClusterSettings settings, string kind, string name, string? connection) =>
        Require(
            !settings.InUse.Contains(kind) || !string.IsNullOrWhiteSpace(connection),
            name,
            $"is missing: Orleans:Storage, Orleans:ReminderStorage or Orleans:Membership is '{kind}', which needs a connection");

    private static void NotEmpty(string name, string value) => Require(!string.IsNullOrWhiteSpace(value), name, "is empty");

    private static void Port(string name, int value) => Require(value is > 0 and < 65536, name, $"is {value}, and must be a port from 1 to 65535");

    private static void Require(bool holds, string name, string fault)
    {
        if (!holds)
        {
            throw new EngineRefusedException($"The setting {ClusterSettings.Section}:{name} {fault}.");
        }
    }
}
