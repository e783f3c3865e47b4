using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Tests.Certificates;

/// <summary>What the certificate of an <see cref="AlexaAuthority"/> is to say; as it stands, what Amazon's says.</summary>
internal sealed record CertificateOrder
{
    public IReadOnlyList<string> Names { get; init; } = ["echo-api.amazon.com"];

    /// <summary>From the authority's now.</summary>
    public TimeSpan ValidFrom { get; init; } = -TimeSpan.FromDays(30);

    public TimeSpan ValidTo { get; init; } = TimeSpan.FromDays(335);

    /// <summary>Of the certificate between root and leaf.</summary>
    public TimeSpan IssuerValidTo { get; init; } = TimeSpan.FromDays(3000);

    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;

    /// <summary>Another key than the authority's own.</summary>
    public AsymmetricAlgorithm? Key { get; init; }

    /// <summary>What the key is for, by object identifier; nothing where it is not said.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];

    /// <summary>More that the certificate says.</summary>
    public IReadOnlyList<X509Extension> Further { get; init; } = [];

    /// <summary>More that the certificate above it says.</summary>
    public IReadOnlyList<X509Extension> IssuerFurther { get; init; } = [];
}
