namespace Platform.Architecture.Tests;

/// <summary>The engine of this build.</summary>
internal static class ChosenEngine
{
    /// <summary>Its room.</summary>
    public const string Room = "Platform.Engine.Embedded";

    /// <summary>The rooms that offer the model to grains: the engine itself, of which they use the namespaces Orleans* only.</summary>
    public static string[] Model { get; } = [Room];
}
