namespace Platform.Engine;

/// <summary>How far the engine of this process reaches.</summary>
/// <param name="SharesStore">
/// Other processes use the same store, so nothing that they must agree on may be made up by one of them: secrets come from settings.
/// </param>
public sealed record EngineScope(bool SharesStore);
