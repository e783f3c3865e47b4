using System.Text.Json.Serialization;

namespace Platform.Grains.Vault;

/// <summary>Which keys a rotation changes.</summary>
[GenerateSerializer, Alias("RotationLevel"), JsonConverter(typeof(JsonStringEnumConverter<RotationLevel>))]
public enum RotationLevel
{
    /// <summary>The key-encryption key: data keys are wrapped anew, secrets stay as they are.</summary>
    [JsonStringEnumMemberName("kek")] Kek,

    /// <summary>The data key: every stored secret is sealed again.</summary>
    [JsonStringEnumMemberName("data")] Data,

    /// <summary>What follows a rotation of the data key by itself: a replaced key goes once nothing can need it.</summary>
    [JsonStringEnumMemberName("retirement")] Retirement,
}
