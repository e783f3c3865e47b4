using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Platform.Vault.Keys;

namespace Platform.Vault.Sealing;

internal sealed class AesGcmVault(KeyRing keys, ILoggerFactory loggers) : IVault
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ILogger _audit = loggers.CreateLogger("Platform.Vault.Audit");
    private readonly ILogger _alerts = loggers.CreateLogger("Platform.Vault");

    public byte[] Seal(Secret secret, SecretContext context)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var place = ContextEncoding.Encode(context);
        var dataKey = keys.Sealing;
        var key = dataKey.ForSecret(place);
        var clear = StrictUtf8.GetBytes(secret.Reveal());
        try
        {
            return Envelope.Seal(dataKey.Id, key, clear, place);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public Secret Open(ReadOnlySpan<byte> envelope, SecretContext context, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var place = ContextEncoding.Encode(context);
        if (!Envelope.TryReadKeyId(envelope, out var keyId))
            throw Refused(context, purpose, "it is no envelope of a known version");
        if (!keys.TryFind(keyId, out var dataKey))
            throw Refused(context, purpose, "it names a data key that is not here");
        var key = dataKey.ForSecret(place);
        var opened = Envelope.TryOpen(envelope, key, place, out var clear);
        CryptographicOperations.ZeroMemory(key);
        if (!opened)
            throw Refused(context, purpose, "it was altered, or sealed for another place");

        // The event comes before the value is handed out: an opening that cannot be recorded does not happen.
        AuditLog.Opened(_audit, purpose, context.Partner, context.Skill, context.User, context.Field, context.Generation);
        var secret = Secret.From(StrictUtf8.GetString(clear));
        CryptographicOperations.ZeroMemory(clear);
        return secret;
    }

    public byte[]? Reseal(ReadOnlySpan<byte> envelope, SecretContext context) =>
        Envelope.TryReadKeyId(envelope, out var keyId) && keyId == keys.SealingKeyId
            ? null
            : Seal(Open(envelope, context, "reseal"), context);

    private VaultException Refused(SecretContext context, string purpose, string why)
    {
        AuditLog.Refused(_alerts, purpose, context.Partner, context.Skill, context.User, context.Field, context.Generation, why);
        return new VaultException($"A sealed {context.Field} did not open: {why}.");
    }
}
