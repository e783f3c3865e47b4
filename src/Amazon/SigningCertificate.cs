using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Amazon.Events;

namespace Platform.Amazon;

/// <summary>
/// The certificate that Alexa signs with, once its chain was found good (protocol.md 5). It keeps the public key and how long it may be
/// used, nothing else, and may be used by many threads. A day after its check it must be read anew: only then is the chain looked at again.
/// </summary>
public sealed class SigningCertificate : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int LargestSignature = 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan RevocationPatience = TimeSpan.FromSeconds(2);

    // One object for all calls: to make it takes seven times as long as to verify with it. It is for one thread at a time.
    private readonly RSA _key;
    private readonly Lock _oneAtATime = new();
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    private SigningCertificate(RSA key, DateTimeOffset from, DateTimeOffset to) => (_key, _from, _to) = (key, from, to);

    /// <summary>
    /// Reads a chain and checks it: Amazon's name, use and strength of the key, validity of each part, the way up to a trusted root. What a
    /// part of a trusted chain names as list or server of revocations is asked over the network unless the runtime still holds an answer,
    /// one after the other, waiting up to 2 s for each, so no request should wait for this. What is revoked is refused, what cannot be
    /// asked is not. Nothing else is fetched: issuers that neither the file nor the system has are missing.
    /// </summary>
    /// <param name="pem">
    /// What the certificate's address gave: PEM (RFC 7468), at most 64 KiB, at most 10 certificates, Alexa's own first.
    /// </param>
    /// <param name="roots">The roots to trust; null for those of the system.</param>
    /// <param name="now">The time to check at.</param>
    /// <param name="certificate">The certificate.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> pem,
        X509Certificate2Collection? roots,
        DateTimeOffset now,
        [NotNullWhen(true)] out SigningCertificate? certificate,
        [NotNullWhen(false)] out SkillEventFault? fault) =>
        TryRead(pem, roots, now, RevocationPatience, out certificate, out fault);

    /// <summary>The same, with another patience for each list or server of revocations.</summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> pem,
        X509Certificate2Collection? roots,
        DateTimeOffset now,
        TimeSpan patience,
        [NotNullWhen(true)] out SigningCertificate? certificate,
        [NotNullWhen(false)] out SkillEventFault? fault)
    {
        certificate = null;
        using var chain = pem.Length <= MostBytes ? CertificateChain.Read(Encoding.Latin1.GetString(pem)) : null;
        if (chain is null)
        {
            fault = SkillEventFault.CertificateUnreadable;
            return false;
        }

        fault = chain.Check(roots, now, patience, out var from, out var to);
        if (fault is not null)
            return false;
        certificate = new SigningCertificate(chain.Key(), from, now + Longest < to ? now + Longest : to);
        return true;
    }

    /// <summary>Whether every certificate of the chain is valid at that time, and their check no older than a day.</summary>
    /// <param name="now">The time.</param>
    public bool IsValidAt(DateTimeOffset now) => _from <= now && now <= _to;

    /// <summary>Whether a signature is that of these bytes: RSA, PKCS #1 v1.5, SHA-256 (RFC 8017, 8.2).</summary>
    /// <param name="body">The request's body as it came over the wire.</param>
    /// <param name="signature">The header <c>Signature-256</c>: base64 (RFC 4648, 4).</param>
    public bool HasSigned(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> bytes = stackalloc byte[LargestSignature];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (signature is null || !Convert.TryFromBase64String(signature, bytes, out var length) || length != _key.KeySize / 8)
            return false;

        // Before the lock: a stranger's large body must not keep others waiting.
        SHA256.HashData(body, hash);
        lock (_oneAtATime)
            return _key.VerifyHash(hash, bytes[..length], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Lets the key go. Needed only where nobody uses it any more; what is forgotten lets it go by itself.</summary>
    public void Dispose() => _key.Dispose();
}
