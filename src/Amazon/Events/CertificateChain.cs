using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Amazon.Events;

/// <summary>The certificates of one file, Alexa's own first, until their check is over.</summary>
internal sealed class CertificateChain : IDisposable
{
    private const string Name = "echo-api.amazon.com";
    private const int MostCertificates = 10;
    private const int SmallestKey = 2048;

    private static readonly TimeSpan RevocationPatience = TimeSpan.FromSeconds(3);

    private readonly X509Certificate2Collection _certificates;

    private CertificateChain(X509Certificate2Collection certificates) => _certificates = certificates;

    /// <summary>When the last of them becomes valid.</summary>
    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>When the first of them ends.</summary>
    public DateTimeOffset ValidTo { get; private set; }

    private X509Certificate2 Leaf => _certificates[0];

    /// <summary>The certificates of a PEM text; null where there is none, too many, or one that cannot be read.</summary>
    public static CertificateChain? Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        var chain = new CertificateChain(certificates);
        try
        {
            certificates.ImportFromPem(pem);
            if (certificates.Count is > 0 and <= MostCertificates)
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
    public SkillEventFault? Check(X509Certificate2Collection? roots, DateTimeOffset now)
    {
        try
        {
            return Unfit() ? SkillEventFault.CertificateUnfit
                : now < Leaf.NotBefore || now > Leaf.NotAfter ? SkillEventFault.CertificateExpired
                : Untrusted(roots, now);
        }
        catch (CryptographicException)
        {
            // Extensions are decoded when they are asked for.
            return SkillEventFault.CertificateUnreadable;
        }
    }

    /// <summary>Alexa's public key, the caller's to dispose of.</summary>
    public RSA Key() => Leaf.GetRSAPublicKey()!;

    public void Dispose()
    {
        foreach (var certificate in _certificates)
            certificate.Dispose();
    }

    private bool Unfit()
    {
        using var key = Leaf.GetRSAPublicKey();
        return key is not { KeySize: >= SmallestKey }
            || !Said<X509SubjectAlternativeNameExtension>().Any(IsAmazon)
            || !Said<X509KeyUsageExtension>().All(Signs);
    }

    private IEnumerable<TExtension> Said<TExtension>()
        where TExtension : X509Extension => Leaf.Extensions.OfType<TExtension>();

    // The alternative names alone: what stands in the subject was never checked by an issuer for this use.
    private static bool IsAmazon(X509SubjectAlternativeNameExtension names) =>
        names.EnumerateDnsNames().Contains(Name, StringComparer.Ordinal);

    private static bool Signs(X509KeyUsageExtension usage) => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature);

    private SkillEventFault? Untrusted(X509Certificate2Collection? roots, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(roots, now) };
        chain.ChainPolicy.ExtraStore.AddRange(_certificates);
        try
        {
            if (!chain.Build(Leaf))
                return chain.ChainStatus.Any(status => status.Status is X509ChainStatusFlags.NotTimeValid)
                    ? SkillEventFault.CertificateExpired
                    : SkillEventFault.CertificateUntrusted;
            ValidFrom = chain.ChainElements.Max(element => element.Certificate.NotBefore);
            ValidTo = chain.ChainElements.Min(element => element.Certificate.NotAfter);
            return null;
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection? roots, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,

            // A certificate's own idea of where its issuer lies is not followed: whoever wrote it would choose where we call.
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.Online,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            UrlRetrievalTimeout = RevocationPatience,

            // A server of revocations that is down must not stop all events.
            VerificationFlags =
                X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown,
        };
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }
}
