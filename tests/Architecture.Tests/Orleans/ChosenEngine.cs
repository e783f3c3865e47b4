namespace Platform.Architecture.Tests;

/// <summary>The engine of this build.</summary>
internal static class ChosenEngine
{
    /// <summary>Its room.</summary>
    public const string Room = "Platform.Engine.Orleans";

    /// <summary>The rooms that offer the model to grains: none, it comes from Orleans' own packages.</summary>
    public static string[] Model { get; } = [];
}
