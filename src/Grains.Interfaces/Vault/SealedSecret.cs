using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.Grains.Vault;

/// <summary>A secret as grains see it: the vault's envelope, which only the vault opens (design.md 5).</summary>
/// <param name="Envelope">The envelope's bytes.</param>
[GenerateSerializer, Immutable, Alias("SealedSecret"), JsonConverter(typeof(SealedSecretConverter))]
public readonly record struct SealedSecret([property: Id(0)] ImmutableArray<byte> Envelope)
{
    /// <summary>Wraps an envelope that the vault has just made; the array must not be used afterwards.</summary>
    public static SealedSecret Of(byte[] envelope) =>
        new(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(envelope));

    /// <summary>True where both are the same envelope, byte for byte.</summary>
    public bool Equals(SealedSecret other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => "***";

    private ReadOnlySpan<byte> Span => Envelope.IsDefault ? default : Envelope.AsSpan();
}
