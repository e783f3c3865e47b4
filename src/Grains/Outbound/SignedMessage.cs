using System.Buffers.Text;
using System.Security.Cryptography;
using Platform.Vault;

namespace Platform.Grains.Outbound;

/// <summary>Something to be posted to a partner, signed (Standard Webhooks 1.0).</summary>
/// <param name="Id">Names the message; it stays the same when the message is sent again.</param>
/// <param name="Url">Where to.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="Secrets">The secret in force, and during a change the one before it.</param>
internal sealed record SignedMessage(string Id, string Url, ReadOnlyMemory<byte> Body, IReadOnlyList<Secret> Secrets)
{
    private const int IdBytes = 16;

    /// <summary>A name for a message.</summary>
    public static string NewId() => "msg_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
}
