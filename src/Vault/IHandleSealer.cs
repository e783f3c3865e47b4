using System.Diagnostics.CodeAnalysis;

namespace Platform.Vault;

/// <summary>
/// Seals the strings that are given to browsers and to Alexa and carry their own routing: state, authorization code, refresh token.
/// Only canonical unpadded base64url opens, so one handle has exactly one spelling.
/// </summary>
public interface IHandleSealer
{
    /// <summary>Seals a payload for one kind of handle.</summary>
    /// <param name="kind">What the handle is, for example <c>state</c>; another kind does not open it.</param>
    /// <param name="payload">The routing and the random part.</param>
    /// <returns>Characters of <c>A-Za-z0-9-_</c>: four for every three bytes of 33 + payload.</returns>
    /// <exception cref="VaultException">The keys are not loaded yet.</exception>
    string Seal(string kind, ReadOnlySpan<byte> payload);

    /// <summary>Opens a handle. Anything may come from outside, so a failure is an answer: no exception, no alert.</summary>
    /// <param name="kind">The kind it must have been sealed for.</param>
    /// <param name="handle">What came from outside; may be null.</param>
    /// <param name="payload">The payload, or an empty array.</param>
    /// <returns>False for anything that this platform did not seal as this kind, letter by letter.</returns>
    /// <exception cref="VaultException">The keys are not loaded yet.</exception>
    bool TryOpen(string kind, [NotNullWhen(true)] string? handle, out byte[] payload);

    /// <summary>Which data key sealed a handle: whoever keeps the handle needs that key for as long as it is to open.</summary>
    /// <param name="handle">What <see cref="Seal"/> returned.</param>
    /// <exception cref="ArgumentException">It is no handle of this platform.</exception>
    uint DataKeyOf(string handle);
}
