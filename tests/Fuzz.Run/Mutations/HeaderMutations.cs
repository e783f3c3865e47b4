using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Headers: wrong, doubled, long, many, or not for us.</summary>
internal static class HeaderMutations
{
    private static readonly string[] Hosts =
    [
        "", "x", "other.example", "127.0.0.1:1", "[::1]:80", "[", "a b", "a\u00ffb", "user@host", "http://x/", "x:99999", "x:-1", "..",
        "%41", new('h', 3000),
    ];

    private static readonly string[] MediaTypes =
    [
        "", "application/json; charset=utf-16", "application/json; charset=", "application/json; charset=\"utf-8\"",
        "application/json;charset=x\u00ff", "APPLICATION/JSON", "text/json", "text/plain", "*/*", "application",
        "application/json, text/plain", "application/json;;;", "application/json; a=\"", "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data",
        "multipart/form-data; boundary=x", "application/problem+json", "application/json; " + new string('p', 2000) + "=1",
        "application/json\u0000",
    ];

    private static readonly string[] Tags =
    [
        "*", "\"", "\"\"", "W/\"1\"", "\"1\", \"2\"", "1", "\"1", "W/", "*,*", "\"\u00ff\"", "\"" + new string('9', 400) + "\"", ",,,",
        "\"-1\"", "\"1\"\"2\"", "\"99999999999999999999\"",
    ];

    private static readonly string[] IdempotencyKeys =
    [
        "", "a", "b", new('k', 255), new('k', 256), "a b", "\u00ff", "\t", "\"quoted\"", "a,b", "../x", "k\u007f",
    ];

    private static readonly string[] Parents =
    [
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-00000000000000000000000000000000-0000000000000000-00", "x",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
        new('0', 3000), "\u00ff",
    ];

    private static readonly (string Name, string[] Values)[] Others =
    [
        ("X-Forwarded-For", ["127.0.0.1", "::1", "x", "1.2.3.4, 5.6.7.8", "[::1]:80", "999.1.1.1", ",,,", "unknown"]),
        ("X-Forwarded-Proto", ["https", "x", "", "https,http", "javascript"]),
        ("X-Forwarded-Host", ["evil.example", "", "a b"]), ("X-Forwarded-Prefix", ["/x", "//x", ".."]),
        ("Forwarded", ["for=127.0.0.1", "for=\"", "for=_x;proto=https"]), ("X-Original-URL", ["/v1/partners"]),
        ("X-Rewrite-URL", ["/v1/partners"]),
        ("Accept", ["", "*/*", "text/html", "application/json;q=x", "\u00ff"]),
        ("Accept-Encoding", ["gzip", "br;q=9", "identity;q=0, *;q=0"]), ("Accept-Language", ["xx", "*"]),
        ("Content-Encoding", ["gzip", "br", "identity", "x, y", ""]),
        ("Content-Range", ["bytes 0-1/2", "x"]), ("Range", ["bytes=0-", "bytes=5-1", "x=1", "bytes=0-1,1-2"]),
        ("Cookie", ["a=b", "=", "\u00ff", "__Host-x=y; a"]), ("Origin", ["null", "https://evil.example", "x"]),
        ("Referer", ["https://ridehailer.example/", "x", "javascript:1"]), ("Upgrade", ["websocket", "h2c", "TLS/1.0", "\u00ff"]),
        ("Connection", ["close", "keep-alive", "upgrade", "x-trace-id", "close, keep-alive", ""]),
        ("HTTP2-Settings", ["AAMAAABkAARAAAAAAAIAAAAA"]), ("Max-Forwards", ["0", "-1", "x"]), ("Sec-Purpose", ["prefetch"]),
        ("TE", ["trailers", "x"]), ("Trailer", ["Authorization"]), ("X-Partner-User", ["u", "\u00ff", ""]),
        ("X-Trace-Id", ["0af7651916cd43dd8448eb211c80319c", "x"]), ("Baggage", ["a=b", "\u00ff", "a="]),
        ("Tracestate", ["a=b", ",,,", "\u00ff"]), ("If-None-Match", ["*", "\"1\"", "x"]),
        ("If-Modified-Since", ["x", "Thu, 01 Jan 1970 00:00:00 GMT"]),
        ("Signature", ["x"]), ("SignatureCertChainUrl", ["https://s3.amazonaws.com/echo.api/x.pem", "x"]), ("Date", ["x"]),
        ("Via", ["1.1 x"]), ("Keep-Alive", ["timeout=x"]), ("Expect", ["x", "100-continue, x", "200-ok"]),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd header", Other),
        new("odd header", Other),
        new("odd header", Other),
        new("odd host", (draft, dice, _) => Refusable(draft, "Host", dice.Pick(Hosts))),
        new("no host", (draft, _, _) =>
        {
            draft.RemoveHeader("Host");
            draft.ServerMayRefuse = true;
        }),
        new("two hosts", (draft, _, _) =>
        {
            draft.Headers.Add(("Host", "other.example"));
            draft.ServerMayRefuse = true;
        }),
        new("odd media type", (draft, dice, _) => Refusable(draft, "Content-Type", dice.Pick(MediaTypes))),
        new("no media type", (draft, _, _) => draft.RemoveHeader("Content-Type")),
        new("odd If-Match", (draft, dice, _) => Refusable(draft, "If-Match", dice.Pick(Tags))),
        new("Idempotency-Key", (draft, dice, _) => Refusable(draft, "Idempotency-Key", dice.Pick(IdempotencyKeys))),
        new("two Idempotency-Keys", (draft, _, _) => draft.Headers.AddRange([("Idempotency-Key", "a"), ("Idempotency-Key", "b")])),
        new("odd traceparent", (draft, dice, _) => Refusable(draft, "traceparent", dice.Pick(Parents))),
        new("a header twice", (draft, dice, _) =>
        {
            draft.Headers.Add(dice.Pick(draft.Headers.Count == 0 ? [("X", "y")] : draft.Headers));
            draft.ServerMayRefuse = true;
        }),
        new("long header", (draft, dice, _) => Refusable(draft, "X-Long", new string('x', dice.Pick([1000, 8_000, 15_000, 17_000, 40_000])))),
        new("long header name", (draft, dice, _) => Refusable(draft, new string('n', dice.Pick([300, 8_000, 17_000])), "x")),
        new("many headers", (draft, dice, _) =>
        {
            draft.Headers.AddRange(Enumerable.Range(0, dice.Pick([40, 60, 70, 300])).Select(number => ($"X-{number}", "x")));
            draft.ServerMayRefuse = true;
        }),
        new("control characters in a header", (draft, dice, _) =>
            Refusable(draft, "X-Control", $"a{(char)dice.Pick([0, 1, 7, 8, 9, 11, 12, 27, 127, 128, 255])}b")),
    ];

    private static void Other(Draft draft, Dice dice, Worlds.FuzzWorld world)
    {
        var (name, values) = dice.Pick(Others);
        Refusable(draft, name, dice.Pick(values));
    }

    private static void Refusable(Draft draft, string name, string value)
    {
        draft.SetHeader(name, value);
        draft.ServerMayRefuse = true;
    }
}
