using System.Security.Cryptography;
using System.Text;
using Platform.Rival.Http;
using Platform.Rival.Sealing;

namespace Platform.Rival.Partners;

/// <summary>Authenticates <c>Authorization: Bearer {key}</c>; a key is <c>alp_{partnerId}_{keyId}_{secret}</c>, of which a hash is kept.</summary>
internal sealed class KeyCheck
{
    private const string Bearer = "Bearer ";
    private const int SecretLetters = 43;
    private const int KeyIdBytes = 8;

    private readonly Expiring<ApiKey> _keys;
    private readonly byte[] _operator;
    private readonly TimeProvider _time;

    public KeyCheck(PartnerStore store, IConfiguration configuration, TimeProvider time)
    {
        _keys = new Expiring<ApiKey>(store.FindKey);
        _time = time;
        _operator = RandomText.Hash(configuration["Operator:Key"] ?? throw new InvalidOperationException("Operator:Key is not set."));
    }

    public static (string KeyId, string Text, byte[] Hash) New(string partner)
    {
        var keyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyIdBytes));
        var secret = RandomText.New();
        return (keyId, $"alp_{partner}_{keyId}_{secret}", RandomText.Hash(secret));
    }

    /// <summary>An endpoint for the operator's key.</summary>
    public RequestDelegate ForOperator(RequestDelegate endpoint) => http => Presented(http) is { } text && IsOperator(text)
        ? endpoint(http)
        : Reply.Problem(http, Presented(http) is null || !IsKey(Presented(http)!) ? "auth.invalid" : "auth.scope");

    /// <summary>An endpoint for a partner's key with a scope; it is told which partner.</summary>
    public RequestDelegate For(string scope, Func<HttpContext, string, Task> endpoint) => async http =>
    {
        if (Presented(http) is not { } text || (!IsKey(text) && !IsOperator(text)))
        {
            await Reply.Problem(http, "auth.invalid");
        }
        else if (IsOperator(text))
        {
            await Reply.Problem(http, "auth.scope");
        }
        else
        {
            var key = await Find(text);
            await (key is null ? Reply.Problem(http, "auth.invalid")
                : Array.IndexOf(key.Scopes, scope) < 0 ? Reply.Problem(http, "auth.scope")
                : endpoint(http, key.PartnerId));
        }
    };

    private static string? Presented(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private static bool IsKey(string text) => text.StartsWith("alp_", StringComparison.Ordinal);

    private bool IsOperator(string text) => !IsKey(text) && CryptographicOperations.FixedTimeEquals(_operator, RandomText.Hash(text));

    private async ValueTask<ApiKey?> Find(string text)
    {
        if (text.Split('_', 4) is not [_, var partner, { Length: 2 * KeyIdBytes } keyId, { Length: SecretLetters } secret])
            return null;
        var hash = new byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), hash);
        return await _keys.Find(keyId) is { } key
            && key.PartnerId == partner
            && CryptographicOperations.FixedTimeEquals(key.SecretHash, hash)
            && !(key.ExpiresAt <= _time.GetUtcNow().UtcDateTime)
                ? key
                : null;
    }
}
