namespace Platform.Load.Wire;

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body, which is good until the connection is used again.</param>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body);
