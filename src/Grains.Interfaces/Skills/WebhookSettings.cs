namespace Platform.Grains.Skills;

/// <summary>Where the partner hears of changes (api.md 8).</summary>
[GenerateSerializer, Immutable, Alias("WebhookSettings")]
public sealed record WebhookSettings
{
    /// <summary>The address.</summary>
    [Id(0)] public string Url { get; init; } = "";

    /// <summary>The signing secret.</summary>
    [Id(1)] public OverlappingSecret Secret { get; init; } = new();
}
