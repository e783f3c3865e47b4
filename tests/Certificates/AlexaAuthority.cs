using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Tests.Certificates;

/// <summary>
/// An authority of our own that vouches for a signer of Alexa's events: a root, one certificate below it, and whatever certificates are
/// ordered.
/// </summary>
internal sealed class AlexaAuthority : IDisposable
{
    private static readonly Lazy<RSAParameters> Usual = new(() =>
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    });

    private readonly DateTimeOffset _now;
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _signer;
    private readonly X509Certificate2 _root;

    /// <summary>Makes an authority.</summary>
    /// <param name="now">What its certificates' times are counted from.</param>
    /// <param name="signer">What signs events; where it is left out, one key for all, since RSA keys take long to find.</param>
    public AlexaAuthority(DateTimeOffset now, RSA? signer = null)
    {
        _now = now;
        _signer = signer ?? RSA.Create(Usual.Value);
        var request = new CertificateRequest(RootName, _rootKey, HashAlgorithmName.SHA256);
        AsIssuer(request);
        _root = request.CreateSelfSigned(now.AddDays(-3000), now.AddDays(3000));
        Roots = [_root];
    }

    /// <summary>What to trust.</summary>
    public X509Certificate2Collection Roots { get; }

    public X500DistinguishedName RootName { get; } = new("CN=Root of the tests");

    public X500DistinguishedName IssuerName { get; } = new("CN=Issuer of the tests");

    /// <summary>Names the key of the root.</summary>
    public X509SubjectKeyIdentifierExtension RootKeyIdentifier => new(new PublicKey(_rootKey), critical: false);

    /// <summary>Signs for the root.</summary>
    public X509SignatureGenerator RootSignature => X509SignatureGenerator.CreateForECDsa(_rootKey);

    /// <summary>Names the key of the certificate between root and leaf.</summary>
    public X509SubjectKeyIdentifierExtension IssuerKeyIdentifier => new(new PublicKey(_issuerKey), critical: false);

    /// <summary>Signs for the certificate between root and leaf.</summary>
    public X509SignatureGenerator IssuerSignature => X509SignatureGenerator.CreateForECDsa(_issuerKey);

    /// <summary>The authority's key for events, in PEM with what is above it but the root.</summary>
    public string Chain(CertificateOrder? order = null) => $"{Leaf(order ?? new())}\n{Issuer(order ?? new())}";

    /// <summary>The leaf alone.</summary>
    public string Leaf(CertificateOrder order)
    {
        var request = Request(order.Key ?? _signer);
        if (order.Names.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in order.Names)
                names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        if (order.Usage is { } usage)
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        OidCollection purposes = [.. order.Purposes.Select(purpose => new Oid(purpose))];
        if (purposes.Count > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(IssuerKeyIdentifier));
        foreach (var extension in order.Further)
            request.CertificateExtensions.Add(extension);
        using var certificate = request.Create(
            IssuerName, IssuerSignature, _now + order.ValidFrom, _now + order.ValidTo, RandomNumberGenerator.GetBytes(8));
        return certificate.ExportCertificatePem();
    }

    /// <summary>The certificate between root and leaf.</summary>
    public string Issuer(CertificateOrder order)
    {
        var request = new CertificateRequest(IssuerName, _issuerKey, HashAlgorithmName.SHA256);
        AsIssuer(request);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(RootKeyIdentifier));
        foreach (var extension in order.IssuerFurther)
            request.CertificateExtensions.Add(extension);
        using var certificate = request.Create(
            RootName, RootSignature, _now.AddDays(-1000), _now + order.IssuerValidTo, [1]);
        return certificate.ExportCertificatePem();
    }

    /// <summary>The root itself, as a file would hold it.</summary>
    public string Root() => _root.ExportCertificatePem();

    /// <summary>The header <c>Signature-256</c> of a body.</summary>
    public string Sign(ReadOnlySpan<byte> body) => Sign(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>A signature of another kind.</summary>
    public string Sign(ReadOnlySpan<byte> body, HashAlgorithmName hash, RSASignaturePadding padding) =>
        Convert.ToBase64String(_signer.SignData(body, hash, padding));

    public void Dispose()
    {
        _root.Dispose();
        _rootKey.Dispose();
        _issuerKey.Dispose();
        _signer.Dispose();
    }

    // The common name proves nothing (only the alternative names do), so it always says the right thing.
    private static CertificateRequest Request(AsymmetricAlgorithm key)
    {
        var name = new X500DistinguishedName("CN=echo-api.amazon.com");
        return key switch
        {
            RSA rsa => new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ECDsa ecdsa => new CertificateRequest(name, ecdsa, HashAlgorithmName.SHA256),
            _ => throw new ArgumentException("Neither RSA nor ECDSA.", nameof(key)),
        };
    }

    private static void AsIssuer(CertificateRequest request)
    {
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
    }
}
