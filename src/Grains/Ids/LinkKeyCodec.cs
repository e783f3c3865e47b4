using System.Text;

namespace Platform.Grains.Ids;

/// <summary>
/// A link key as few bytes as possible, for handles that carry their own routing: each part as one byte of length and its UTF-8.
/// The fixed start of skill ids is left out.
/// </summary>
internal static class LinkKeyCodec
{
    private const string SkillStart = "amzn1.ask.skill.";

    /// <summary>The bytes of a key; at most 64 + 64 + 128 and three of length.</summary>
    public static byte[] Encode(LinkKey key)
    {
        using var bytes = new MemoryStream(96);
        Write(bytes, key.Partner.Value);
        Write(bytes, key.Skill.Value[SkillStart.Length..]);
        Write(bytes, key.User.Value);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; false for anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out LinkKey key)
    {
        key = default;
        if (!TryRead(ref bytes, out var partnerText)
            || !TryRead(ref bytes, out var skillText)
            || !TryRead(ref bytes, out var userText)
            || !bytes.IsEmpty
            || !PartnerId.TryParse(partnerText, out var partner)
            || !SkillId.TryParse(SkillStart + skillText, out var skill)
            || !UserId.TryParse(userText, out var user))
        {
            return false;
        }

        key = new LinkKey(partner, skill, user);
        return true;
    }

    private static void Write(MemoryStream stream, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        stream.WriteByte(checked((byte)bytes.Length));
        stream.Write(bytes);
    }

    private static bool TryRead(ref ReadOnlySpan<byte> bytes, out string part)
    {
        part = "";
        if (bytes.IsEmpty || bytes.Length - 1 < bytes[0])
        {
            return false;
        }

        part = Encoding.UTF8.GetString(bytes.Slice(1, bytes[0]));
        bytes = bytes[(1 + bytes[0])..];
        return true;
    }
}
