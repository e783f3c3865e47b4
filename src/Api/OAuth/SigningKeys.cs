using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Platform.Grains;
using Platform.Grains.Authorization;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.OAuth;

/// <summary>
/// The keys that sign access tokens (ES256, RFC 7518 3.4). They live sealed in a grain that all nodes share; the newest is opened once on each
/// node. The first one is made by whichever node comes first.
/// </summary>
internal sealed class SigningKeys(
    IGrainFactory grains, IVault vault, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock) : IDisposable
{
    private const int KeyIdBytes = 12;
    private static readonly SecretContext Place = new("", "", "", Secrets.SigningKey, 0);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Loaded? _loaded;

    /// <summary>What to sign with.</summary>
    public async ValueTask<SigningCredentials> ForSigning() => (_loaded ?? await Load()).Credentials;

    /// <summary>The public keys as JSON Web Keys.</summary>
    public async ValueTask<ImmutableArray<JsonElement>> Public() => (_loaded ?? await Load()).Public;

    /// <inheritdoc/>
    public void Dispose()
    {
        _loaded?.Key.Dispose();
        _loading.Dispose();
    }

    private async Task<Loaded> Load()
    {
        await _loading.WaitAsync();
        try
        {
            return _loaded ??= Open(await Stored());
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<ImmutableArray<SigningKey>> Stored()
    {
        var grain = grains.SigningKeys();
        var keys = await grain.Keys();
        return keys.IsEmpty ? await grain.Add(New()) : keys;
    }

    private SigningKey New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var keyId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyIdBytes));
        var jwk = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = SecurityAlgorithms.EcdsaSha256,
            ["kid"] = keyId,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        });
        var secret = Secret.From(Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
        return new SigningKey(keyId, jwk, SealedSecret.Of(vault.Seal(secret, Place)), clock.GetUtcNow());
    }

    private Loaded Open(ImmutableArray<SigningKey> keys)
    {
        var newest = keys[^1];
        var clear = vault.Open(newest.PrivateKey.Envelope.AsSpan(), Place, "sign access tokens");
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(clear.Reveal()), out _);
        return new Loaded(
            key,
            new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = newest.KeyId }, SecurityAlgorithms.EcdsaSha256),
            [.. keys.Select(each => JsonSerializer.Deserialize<JsonElement>(each.PublicJwk))]);
    }

    private sealed record Loaded(ECDsa Key, SigningCredentials Credentials, ImmutableArray<JsonElement> Public);
}
