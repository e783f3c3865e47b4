using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>What is hardly HTTP any more.</summary>
internal static class LineMutations
{
    private static readonly string[] Versions =
    [
        "HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9", "HTTP/1", "HTTP/11", "http/1.1", "HTTP/1.1 x", "", "HTTPS/1.1",
        "HTTP/1.1\0", "HTTP/-1.1", "RTSP/1.0", "HTTP/1.10",
    ];

    private static readonly string[] Gaps = ["  ", "\t", "", "\u000b", "\u00a0", " \t "];
    private static readonly string[] LineEnds = ["\n", "\r", "\n\r", "\r\r\n", " \r\n", "\0\r\n", "\r\n\r\n", ""];

    private static readonly string[] Leads =
    [
        "\r\n", "\r\n\r\n\r\n", " ", "\n", "\0", "\u00ef\u00bb\u00bf", "x", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", new('\n', 5_000),
    ];

    private static readonly string[] Lines =
    [
        " folded: x", "nocolon", ": noname", "na me: x", "name : x", "\tfolded", "n\0ame: x", "(name): x", "name\u00ff: x", ":",
        "Content-Length", "a:b:c", "\u007f: x", "name:\u0001",
    ];

    // The beginning of a TLS handshake, of HTTP/2, of other protocols.
    private static readonly string[] Strangers =
    [
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0",
        "SSH-2.0-x\r\n", "EHLO x\r\n", "\u0004\u0001", "\0\0\0\0", "*1\r\n$4\r\nPING\r\n", "GET", "GET ", "GET /", "\r\n", "{\"a\":1}",
        "HTTP/1.1 200 OK\r\n\r\n",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd version", (draft, dice, _) => draft.Version = Loose(draft, dice.Pick(Versions))),
        new("odd gap", (draft, dice, _) => draft.Gap = Loose(draft, dice.Pick(Gaps))),
        new("odd line ends", (draft, dice, _) => draft.LineEnd = Loose(draft, dice.Pick(LineEnds))),
        new("something before it", (draft, dice, _) => draft.Lead = Loose(draft, dice.Pick(Leads))),
        new("odd line", (draft, dice, _) => draft.Finish = InHead(Loose(draft, dice.Pick(Lines)))),
        new("cut-off head", (draft, dice, _) =>
        {
            Loose(draft, "");
            draft.Finish = bytes => bytes[..dice.Below(Math.Min(bytes.Length, 200))];
        }),
        new("other bytes in the head", OtherBytes),
        new("other bytes in the head", OtherBytes),
        new("another protocol", (draft, dice, _) =>
        {
            var bytes = Encoding.Latin1.GetBytes(Loose(draft, dice.Pick(Strangers)));
            draft.Finish = _ => bytes;
        }),
        new("random bytes", (draft, dice, _) =>
        {
            var bytes = dice.Bytes(1 + dice.Below(400));
            Loose(draft, "");
            draft.Finish = _ => bytes;
        }),
    ];

    private static void OtherBytes(Draft draft, Dice dice, Worlds.FuzzWorld world)
    {
        Loose(draft, "");
        draft.Finish = bytes =>
        {
            var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            return end < 0 ? Noise.Spoil(bytes, dice) : [.. Noise.Spoil(bytes[..end], dice), .. bytes[end..]];
        };
    }

    private static Func<byte[], byte[]> InHead(string line) => bytes =>
    {
        var end = bytes.AsSpan().IndexOf("\r\n"u8);
        return end < 0 ? bytes : [.. bytes[..end], .. "\r\n"u8, .. Encoding.Latin1.GetBytes(line), .. bytes[end..]];
    };

    private static string Loose(Draft draft, string text)
    {
        draft.IsAddressed = false;
        draft.ServerMayRefuse = true;
        draft.MayStayUnanswered = true;
        if (draft.Delivery == Delivery.Plain)
            draft.Delivery = Delivery.Nudged;
        return text;
    }
}
