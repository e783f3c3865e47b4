using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Lengths that are not true, chunks that are none, and callers that go away.</summary>
internal static class FramingMutations
{
    private static readonly string[] Lengths =
    [
        "-1", "+5", "5, 5", "5, 6", "0x10", "5 5", "", "x", "99999999999999999999", "9223372036854775807", "1e3", "5.0", "\u00b2",
    ];

    private static readonly string[] Codings =
    [
        "identity", "gzip, chunked", "chunked, identity", "xchunked", "chunked;q=1", "chunked, chunked", "", "CHUNKED", "chunked\u0000",
        "\u000bchunked", "chunked,", ",chunked",
    ];

    private static readonly string[] Chunked =
    [
        "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "-5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nx", "7FFFFFFF\r\nx",
        "5\r\nhelloX", "5;ext=\"\r\nhello\r\n0\r\n\r\n", "5\nhello\n0\n\n", "5 \r\nhello\r\n0\r\n\r\n", "5\r\nhel", "", "\r\n",
        "0\r\nTrailer: x\r\n\r\n",
        "0\r\nAuthorization: Bearer x\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n", "0\r\n: x\r\n\r\n", "0\r\nX: y\r\n",
        "00000000000000000005\r\nhello\r\n0\r\n\r\n", "0;e=1;\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n", "0\r\nX: \u00ff\r\n\r\n", "0\r\nX: a\0b\r\n\r\n", "0\r\n\u00ff\0: x\r\n\r\n",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("length too long", (draft, dice, _) => Own(draft, ("Content-Length", $"{(draft.Body?.Length ?? 0) + 1 + dice.Below(100)}"))),
        new("length too short", (draft, dice, _) => Own(draft, ("Content-Length", $"{dice.Below(Math.Max(1, draft.Body?.Length ?? 0))}"))),
        new("odd length", (draft, dice, _) => Own(draft, ("Content-Length", dice.Pick(Lengths)))),
        new("two lengths", (draft, dice, _) =>
            Own(draft, ("Content-Length", $"{draft.Body?.Length ?? 0}"), ("Content-Length", dice.Pick(Lengths)))),
        new("no length", (draft, _, _) => Own(draft)),
        new("length and chunks", (draft, dice, _) => Own(draft, ("Content-Length", $"{dice.Below(50)}"), ("Transfer-Encoding", "chunked"))),
        new("odd coding", (draft, dice, _) => Own(draft, ("Transfer-Encoding", dice.Pick(Codings)))),
        new("two codings", (draft, dice, _) => Own(draft, ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", dice.Pick(Codings)))),
        new("odd chunks", OddChunks),
        new("odd chunks", OddChunks),
        new("chunks in HTTP/1.0", (draft, _, _) =>
        {
            draft.Version = "HTTP/1.0";
            draft.Body ??= "{}"u8.ToArray();
            draft.ChunkSize = 20;
            Loose(draft);
        }),
        new("body where none belongs", (draft, dice, _) =>
        {
            draft.Body ??= Encoding.ASCII.GetBytes(dice.Pick(["{}", "x", "{\"name\":\"x\"}"]));
            draft.SetHeader("Content-Type", "application/json");
            draft.ServerMayRefuse = true;
        }),
        new("100-continue", (draft, _, _) =>
        {
            draft.SetHeader("Expect", "100-continue");
            draft.Delivery = Delivery.AfterContinue;
            draft.ServerMayRefuse = true;
        }),
        new("100-continue without waiting", (draft, _, _) => draft.SetHeader("Expect", "100-continue")),
        new("cut off", (draft, _, _) => draft.Delivery = Delivery.Cut),
        new("gone before the answer", (draft, _, _) => draft.Delivery = Delivery.Left),
        new("silence in the body", (draft, dice, _) =>
        {
            // Seconds each, so they are few.
            if (draft.Body is null || !dice.OneIn(40))
                return;
            Own(draft, ("Content-Length", $"{draft.Body.Length + 10}"));
            draft.Delivery = Delivery.Silent;
        }),
    ];

    private static void OddChunks(Draft draft, Dice dice, Worlds.FuzzWorld world)
    {
        draft.Body = Encoding.Latin1.GetBytes(dice.Pick(Chunked));
        draft.ChunkSize = 0;
        Own(draft, ("Transfer-Encoding", "chunked"));
    }

    private static void Own(Draft draft, params (string Name, string Value)[] headers)
    {
        draft.OwnFraming = true;
        draft.ChunkSize = 0;
        draft.RemoveHeader("Content-Length");
        draft.RemoveHeader("Transfer-Encoding");
        draft.Headers.AddRange(headers);
        Loose(draft);
    }

    private static void Loose(Draft draft)
    {
        draft.ServerMayRefuse = true;
        draft.MayStayUnanswered = true;
        if (draft.Delivery == Delivery.Plain)
            draft.Delivery = Delivery.Nudged;
    }
}
