using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.AmazonSimulator.Seeds;

/// <summary>
/// The tokens of a seed, in Amazon's shapes. They follow from the seed's name and a number alone, so a million of them take no memory, and
/// a partner's store that was filled from a seed serves at every simulator which knows a seed of that name.
/// </summary>
internal sealed class SeededTokens(string name)
{
    private const string AccessPrefix = "Atza|";
    private const string RefreshPrefix = "Atzr|";
    private const int Bytes = 296;
    private const int Letters = 395;
    private const int HeadBytes = 8;
    private const int HeadLetters = 12;

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(name));

    /// <summary>The first bytes of every token of the seed.</summary>
    public uint Mark => BinaryPrimitives.ReadUInt32BigEndian(_key);

    public string Access(int index) => AccessPrefix + Random(index, 0);

    public string Refresh(int index) => RefreshPrefix + Random(index, 1);

    /// <summary>Which seed and which number a token claims to be of; nothing is proved by that.</summary>
    public static bool TryRead(string token, out uint mark, out int index)
    {
        (mark, index) = (0, 0);
        if (token.Length != AccessPrefix.Length + Letters)
            return false;
        Span<byte> head = stackalloc byte[HeadLetters * 3 / 4];
        if (!Base64Url.TryDecodeFromChars(token.AsSpan(AccessPrefix.Length, HeadLetters), head, out _))
            return false;
        mark = BinaryPrimitives.ReadUInt32BigEndian(head);
        index = BinaryPrimitives.ReadInt32BigEndian(head[4..]);
        return index >= 0;
    }

    private string Random(int index, byte kind)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], index);
        Span<byte> info = [kind, .. bytes[4..HeadBytes]];
        HKDF.Expand(HashAlgorithmName.SHA256, _key, bytes[HeadBytes..], info);
        return Base64Url.EncodeToString(bytes);
    }
}
