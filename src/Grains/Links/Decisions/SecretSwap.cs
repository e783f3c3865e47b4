using Platform.Grains.Vault;

namespace Platform.Grains.Links.Decisions;

/// <summary>A secret in its former envelope and in its new one, sealed for the same place.</summary>
/// <param name="Former">The envelope that the record had; no two are the same.</param>
/// <param name="Next">What takes its place.</param>
internal sealed record SecretSwap(SealedSecret Former, SealedSecret Next);
