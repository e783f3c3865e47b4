using System.Net;

namespace Platform.Engine.Orleans.Settings;

/// <summary>The settings of a cluster, section <c>Orleans</c>.</summary>
internal sealed record ClusterSettings
{
    /// <summary>The section.</summary>
    public const string Section = "Orleans";

    /// <summary>Where grain state lives: <c>azure</c>, <c>redis</c> or <c>memory</c>.</summary>
    public string Storage { get; init; } = Kinds.Azure;

    /// <summary>
    /// Where reminders live: <c>azure</c>, <c>redis</c> or <c>memory</c>. Not called <c>Reminders</c>, which Orleans reads itself as a section.
    /// </summary>
    public string ReminderStorage { get; init; } = Kinds.Azure;

    /// <summary>How silos find each other: <c>azure</c>, <c>redis</c>, or <c>memory</c> for one silo on this machine.</summary>
    public string Membership { get; init; } = Kinds.Azure;

    /// <summary>Connection string of the table storage, or the <c>https</c> address of its table service for a managed identity.</summary>
    public string? Azure { get; init; }

    /// <summary>StackExchange.Redis configuration, for example <c>redis-1:6379,password=…,abortConnect=false</c>.</summary>
    public string? Redis { get; init; }

    /// <summary>Names the service for ever: it is part of every stored key.</summary>
    public string ServiceId { get; init; } = "alexa-linking";

    /// <summary>Names the cluster; silos and front ends of one deployment share it.</summary>
    public string ClusterId { get; init; } = "default";

    /// <summary>Port between silos, 1 to 65535.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Port for front ends, 1 to 65535.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The address that others reach this silo at; null takes the machine's first one, loopback with <c>memory</c> membership.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>The address, parsed.</summary>
    public IPAddress? Address => AdvertisedAddress is null ? null : IPAddress.Parse(AdvertisedAddress);

    /// <summary>The kinds in use.</summary>
    public IEnumerable<string> InUse => new[] { Storage, ReminderStorage, Membership }.Distinct();
}
