using System.Text;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>Something that the platform has written or said.</summary>
/// <param name="Place">Where, in words.</param>
/// <param name="Content">What.</param>
/// <param name="Allowed">The kinds of secrets that belong there.</param>
internal sealed record Sighting(string Place, ReadOnlyMemory<byte> Content, SecretKind Allowed = SecretKind.None)
{
    public static Sighting Of(string place, string text, SecretKind allowed = SecretKind.None) =>
        new(place, Encoding.UTF8.GetBytes(text), allowed);
}
