using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Bodies that are not quite JSON, or not quite UTF-8.</summary>
internal static class JsonTextMutations
{
    private static readonly byte[][] NoUtf8 =
    [
        [0xFF], [0xC0, 0xAF], [0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xFE, 0xFE],
    ];

    private static readonly string[] Whole =
    [
        "", " ", "\r\n\t ", "null", "true", "5", "\"text\"", "[]", "[{}]", "{}", "{", "}", "[", "]", "\"", "{\"", "{\"a\"", "{\"a\":",
        "{\"a\":1,", "{}{}", "{} x", "nul", "\u0000", "'{}'", "{'a':1}", "{a:1}", "undefined", "NaN", "-", "<xml/>", "a=b",
        "{\"\":1}", "{\"a\\u0000b\":1}", "{\"__proto__\":{}}", "{\"$type\":\"System.Object\"}", "{\"$ref\":\"1\"}", "{\"$id\":\"1\"}",
        "/**/", "//", "# x",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("truncated", (draft, dice, _) => draft.Body = draft.Body is { Length: > 0 } body ? body[..dice.Below(body.Length)] : []),
        new("bad UTF-8", (draft, dice, _) => Insert(draft, dice, dice.Pick(NoUtf8))),
        new("other bytes", (draft, dice, _) => draft.Body = Noise.Spoil(draft.Body ?? [], dice)),
        new("other body", (draft, dice, _) => draft.Body = Encoding.UTF8.GetBytes(dice.Pick(Whole))),
        new("BOM", (draft, _, _) => draft.Body = [0xEF, 0xBB, 0xBF, .. draft.Body ?? []]),
        new("UTF-16", (draft, dice, _) =>
            draft.Body = Utf16(draft.Body ?? [], marked: dice.OneIn(2))),
        new("UTF-32", (draft, _, _) => draft.Body = Encoding.UTF32.GetBytes(Encoding.UTF8.GetString(draft.Body ?? []))),
        new("comment", (draft, dice, _) =>
            JsonBody.ChangeText(draft, text => dice.Pick([$"/* x */{text}", $"{text}// x", text.Replace(",", ",/**/", StringComparison.Ordinal)]))),
        new("trailing comma", (draft, _, _) => JsonBody.ChangeText(draft, text => text.Replace("}", ",}", StringComparison.Ordinal))),
        new("twice", (draft, _, _) => JsonBody.ChangeText(draft, text => text + text)),
        new("single quotes", (draft, _, _) => JsonBody.ChangeText(draft, text => text.Replace('"', '\''))),
        new("in an array", (draft, _, _) => JsonBody.ChangeText(draft, text => $"[{text}]")),
        new("random bytes", (draft, dice, _) => draft.Body = dice.Bytes(dice.Below(300))),
    ];

    private static byte[] Utf16(byte[] body, bool marked) =>
        [.. marked ? Encoding.Unicode.Preamble : [], .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))];

    private static void Insert(Draft draft, Dice dice, byte[] bytes)
    {
        var body = draft.Body ?? "{}"u8.ToArray();
        var place = dice.Below(body.Length + 1);
        draft.Body = [.. body[..place], .. bytes, .. body[place..]];
    }
}
