using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>Random values in Amazon's shapes (protocol.md 2 and 3).</summary>
internal static class TokenValues
{
    private const string CodeAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>20 letters that start with AN.</summary>
    public static string Code() => "AN" + RandomNumberGenerator.GetString(CodeAlphabet, 18);

    /// <summary><c>Atza|</c> and 395 characters.</summary>
    public static string Access() => "Atza|" + Random();

    /// <summary><c>Atzr|</c> and 395 characters.</summary>
    public static string Refresh() => "Atzr|" + Random();

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(296));
}
