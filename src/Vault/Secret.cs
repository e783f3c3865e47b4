using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Platform.Vault;

/// <summary>
/// A value in clear for the length of one call: a token, a code, a client secret. Prints as <c>***</c> wherever it could be printed by
/// accident (text, records that hold it, debugger, JSON); only <see cref="Reveal"/> gives the value, so that each use can be found.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What a secret prints as.</summary>
    public const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _clear;

    private Secret(string clear) => _clear = clear;

    /// <summary>Wraps a clear value.</summary>
    /// <param name="clear">The value; may be empty, never null.</param>
    public static Secret From(string clear)
    {
        ArgumentNullException.ThrowIfNull(clear);
        return new Secret(clear);
    }

    /// <summary>The value in clear. Hand it to the wire or the cipher and nowhere else.</summary>
    public string Reveal() => _clear;

    /// <summary>Compares in time that depends on the lengths alone.</summary>
    /// <param name="other">The other secret.</param>
    public bool Equals(Secret? other) =>
        other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.Unicode.GetBytes(_clear), Encoding.Unicode.GetBytes(other._clear));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_clear, StringComparison.Ordinal);

    /// <summary>Always <see cref="Mask"/>.</summary>
    public override string ToString() => Mask;

    /// <summary>Whether both are the same value.</summary>
    /// <param name="left">One secret.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Secret? left, Secret? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the values differ.</summary>
    /// <param name="left">One secret.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Secret? left, Secret? right) => !(left == right);
}
