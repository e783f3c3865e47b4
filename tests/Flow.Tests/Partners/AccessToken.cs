using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Flow.Tests.Partners;

/// <summary>A JWT access token of the built-in authorization server (RFC 9068), read as a resource server would.</summary>
internal sealed record AccessToken(JsonElement Header, JsonElement Claims)
{
    public string? Subject => Claims.GetProperty("sub").GetString();

    public string? Audience => Claims.GetProperty("aud").GetString();

    public static AccessToken Read(string token)
    {
        var parts = token.Split('.');
        parts.Length.ShouldBe(3);
        return new AccessToken(Part(parts[0]), Part(parts[1]));
    }

    /// <summary>Whether a key of this JWK set made the ES256 signature.</summary>
    public static bool IsSignedBy(string token, JsonElement jwks)
    {
        var kid = Read(token).Header.GetProperty("kid").GetString();
        var key = jwks.GetProperty("keys").EnumerateArray().Single(candidate => candidate.GetProperty("kid").GetString() == kid);
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") },
        });
        var cut = token.LastIndexOf('.');
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes(token[..cut]), Base64Url.DecodeFromChars(token.AsSpan(cut + 1)), HashAlgorithmName.SHA256);
    }

    private static byte[] Bytes(JsonElement key, string member) => Base64Url.DecodeFromChars(key.GetProperty(member).GetString());

    private static JsonElement Part(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.Clone();
    }
}
