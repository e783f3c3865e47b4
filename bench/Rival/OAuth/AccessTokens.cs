using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Platform.Rival.Sealing;
using Platform.Rival.Storage;

namespace Platform.Rival.OAuth;

/// <summary>Signs JWT access tokens (RFC 9068, ES256) with a key that is kept sealed in the database.</summary>
internal sealed class AccessTokens(NpgsqlDataSource database, Sealer sealer, IConfiguration configuration, TimeProvider time) : IDisposable
{
    public const int Lifetime = 3_600;

    private const int IdBytes = 16;

    private readonly string _issuer = configuration["PublicUrl"] ?? configuration["Urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080";
    private byte[]? _key;
    private string? _head;
    private ThreadLocal<ECDsa>? _signers;

    /// <summary>Loads the key at start; the first process makes it.</summary>
    public async Task Load()
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var sealedKey = sealer.Seal(Convert.ToBase64String(fresh.ExportPkcs8PrivateKey()), "", "", Fields.SigningKey);
        await using var command = database.CreateCommand(
            """
            WITH made AS (
              INSERT INTO signing_keys (key_id, private_key) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM signing_keys) RETURNING key_id, private_key, created_at)
            SELECT key_id, private_key, created_at FROM made UNION ALL SELECT key_id, private_key, created_at FROM signing_keys ORDER BY created_at LIMIT 1
            """);
        await using var reader = await command.With(RandomText.New()).With(sealedKey).ExecuteReaderAsync();
        await reader.ReadAsync();
        var head = $$"""{"alg":"ES256","kid":"{{reader.GetString(0)}}","typ":"at+jwt"}""";
        _head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head));
        _key = Convert.FromBase64String(sealer.Open(reader.Bytes(1), "", "", Fields.SigningKey));

        // An ECDsa is not promised to serve several threads.
        _signers = new ThreadLocal<ECDsa>(Import, trackAllValues: true);
    }

    public string Sign(Grant grant, string clientId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("iss"u8, _issuer);
            json.WriteString("aud"u8, grant.SkillId);
            json.WriteString("sub"u8, grant.UserId);
            json.WriteString("client_id"u8, clientId);
            json.WriteString("jti"u8, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)));
            json.WriteNumber("iat"u8, now);
            json.WriteNumber("exp"u8, now + Lifetime);
            json.WriteEndObject();
        }

        var text = $"{_head}.{Base64Url.EncodeToString(body.WrittenSpan)}";
        var signature = _signers!.Value!.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose()
    {
        foreach (var signer in _signers?.Values ?? [])
            signer.Dispose();
        _signers?.Dispose();
    }

    private ECDsa Import()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_key, out _);
        return key;
    }
}
