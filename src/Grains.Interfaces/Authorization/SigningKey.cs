using Platform.Grains.Vault;

namespace Platform.Grains.Authorization;

/// <summary>An ES256 key pair (RFC 7518 3.4).</summary>
/// <param name="KeyId">The <c>kid</c>.</param>
/// <param name="PublicJwk">The public key as a JSON Web Key (RFC 7517).</param>
/// <param name="PrivateKey">The private key (base64 of PKCS#8), sealed for <c>Secrets.SigningKey</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
[GenerateSerializer, Immutable, Alias("SigningKey")]
public sealed record SigningKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] string PublicJwk,
    [property: Id(2)] SealedSecret PrivateKey,
    [property: Id(3)] DateTimeOffset CreatedAt);
