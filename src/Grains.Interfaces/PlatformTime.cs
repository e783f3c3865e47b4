namespace Platform.Grains;

/// <summary>The clock of the platform's own decisions.</summary>
public static class PlatformTime
{
    /// <summary>The key of the <see cref="TimeProvider"/> that grains and the API take; tests replace this one (design.md 3).</summary>
    public const string Key = "platform";
}
