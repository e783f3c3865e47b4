using System.Text.Json.Serialization;

namespace Platform.AmazonSimulator.Contract;

/// <summary>Where an Amazon account is registered: each region has an API host of its own (protocol.md 4.1).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Region>))]
public enum Region
{
    /// <summary>North America.</summary>
    NA,

    /// <summary>Europe.</summary>
    EU,

    /// <summary>Far East.</summary>
    FE,
}
