using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Amazon.Events;

/// <summary>The certificates of one file, Alexa's own first, until their check is over.</summary>
internal sealed class CertificateChain : IDisposable
{
    private const string Label = "CERTIFICATE";
    private const string Name = "echo-api.amazon.com";
    private const int MostCertificates = 10;
    private const int SmallestKey = 2048;
    private const int LargestKey = 8192;

    // RFC 5280, 4.2.1.12: TLS server authentication, which is what Amazon's certificate is issued for.
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly List<X509Certificate2> _certificates = [];

    private CertificateChain()
    {
    }

    private X509Certificate2 Leaf => _certificates[0];

    /// <summary>
    /// The certificates of a PEM text, whatever else is in it; null where there is none, too many, or one that cannot be read.
    /// </summary>
    public static CertificateChain? Read(ReadOnlySpan<char> pem)
    {
        var chain = new CertificateChain();
        try
        {
            while (PemEncoding.TryFind(pem, out var fields))
            {
                if (pem[fields.Label].SequenceEqual(Label) && !chain.TryAdd(pem[fields.Base64Data]))
                    break;
                pem = pem[fields.Location.End..];
            }

            if (chain._certificates.Count is > 0 and <= MostCertificates)
                return chain;
        }
        catch (CryptographicException)
        {
            // Not even the certificates before the broken one are of use.
        }

        chain.Dispose();
        return null;
    }

    /// <summary>What is wrong with the chain; null where nothing is.</summary>
    /// <param name="roots">The roots to trust; null for those of the system.</param>
    /// <param name="now">The time to check at.</param>
    /// <param name="patience">How long one list or server of revocations is waited for.</param>
    /// <param name="from">When the last certificate of a good chain became valid.</param>
    /// <param name="to">When the first certificate of a good chain ends.</param>
    public SkillEventFault? Check(
        X509Certificate2Collection? roots, DateTimeOffset now, TimeSpan patience, out DateTimeOffset from, out DateTimeOffset to)
    {
        (from, to) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        try
        {
            return Unfit() ? SkillEventFault.CertificateUnfit
                : now < Leaf.NotBefore || now > Leaf.NotAfter ? SkillEventFault.CertificateExpired
                : Untrusted(Policy(roots, now, patience), out from, out to);
        }
        catch (CryptographicException)
        {
            // Keys and extensions are decoded when they are asked for.
            return SkillEventFault.CertificateUnreadable;
        }
    }

    /// <summary>The public key of a good chain, the caller's to dispose of.</summary>
    public RSA Key() => Leaf.GetRSAPublicKey()!;

    public void Dispose() => _certificates.ForEach(certificate => certificate.Dispose());

    private bool TryAdd(ReadOnlySpan<char> base64)
    {
        _certificates.Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64.ToString())));
        return _certificates.Count <= MostCertificates;
    }

    private bool Unfit()
    {
        using var key = Leaf.GetRSAPublicKey();
        return key is not { KeySize: >= SmallestKey and <= LargestKey }
            || !Said<X509SubjectAlternativeNameExtension>().Any(IsAmazon)
            || !Said<X509KeyUsageExtension>().All(Signs);
    }

    private IEnumerable<TExtension> Said<TExtension>()
        where TExtension : X509Extension => Leaf.Extensions.OfType<TExtension>();

    // The alternative names alone: what stands in the subject was never checked by an issuer for this use.
    private static bool IsAmazon(X509SubjectAlternativeNameExtension names) =>
        names.EnumerateDnsNames().Contains(Name, StringComparer.Ordinal);

    private static bool Signs(X509KeyUsageExtension usage) => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature);

    private SkillEventFault? Untrusted(X509ChainPolicy policy, out DateTimeOffset from, out DateTimeOffset to)
    {
        (from, to) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        using var chain = new X509Chain { ChainPolicy = policy };
        policy.ExtraStore.AddRange(_certificates.ToArray());
        try
        {
            if (!chain.Build(Leaf))
                return chain.ChainStatus.Any(status => status.Status is X509ChainStatusFlags.NotTimeValid)
                    ? SkillEventFault.CertificateExpired
                    : SkillEventFault.CertificateUntrusted;
            from = chain.ChainElements.Max(element => element.Certificate.NotBefore);
            to = chain.ChainElements.Min(element => element.Certificate.NotAfter);
            return null;
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection? roots, DateTimeOffset now, TimeSpan patience)
    {
        var policy = new X509ChainPolicy
        {
            VerificationTime = now.UtcDateTime,

            // A certificate's own idea of where its issuer lies is not followed: whoever wrote it would choose where we call.
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.Online,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            UrlRetrievalTimeout = patience,

            // A server of revocations that is down must not stop all events.
            VerificationFlags =
                X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown,
        };
        policy.ApplicationPolicy.Add(ServerAuthentication);
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }
}
