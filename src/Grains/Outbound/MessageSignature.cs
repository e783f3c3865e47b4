using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Vault;

namespace Platform.Grains.Outbound;

/// <summary>Signs as Standard Webhooks 1.0 asks: HMAC-SHA256 over id, time and body, joined by dots.</summary>
internal static class MessageSignature
{
    /// <summary>The value of <c>webhook-signature</c>: a signature for each secret, separated by spaces.</summary>
    /// <param name="message">What is signed, and with what.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <exception cref="FormatException">A secret is none; the API takes no such secret.</exception>
    public static string Of(SignedMessage message, long timestamp)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{message.Id}.{timestamp}.");
        byte[] signed = [.. Encoding.UTF8.GetBytes(head), .. message.Body.Span];
        return string.Join(' ', message.Secrets.Select(secret => Sign(secret, signed)));
    }

    private static string Sign(Secret secret, byte[] signed)
    {
        if (!SigningSecret.TryRead(secret.Reveal(), out var key))
        {
            throw new FormatException("A signing secret is not of the form of one.");
        }

        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        CryptographicOperations.ZeroMemory(key);
        return signature;
    }
}
