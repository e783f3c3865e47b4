using System.Text.Json.Nodes;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>JSON with members and values that nobody asked for.</summary>
internal static class JsonValueMutations
{
    // Put in as they are: some are no JSON.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "1", "-1", "1.5", "1e400", "-1e400", "1e-400", "9223372036854775808", "18446744073709551616", "0.1e1",
        "01", "+1", ".5", "1.", "0x10", "NaN", "Infinity", "-Infinity", "\"\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":1}",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800x\"", "\"\\u0000\"", "\"\\u001f\"", "\"\\x\"", "\"\\u12\"", "\"\t\"", "\"\n\"",
        "\"\\/\"", "\"unended", "tru", "\"a\" \"b\"", "'a'", "[1,2", "{\"a\"}", "\"2040-01-01T00:00:00Z\"",
    ];

    private static readonly string[] Items = ["\"links\"", "null", "\"https://a.example/\"", "{}"];
    private static readonly string[] Names = ["surprise", "$surprise", "a.b", "", "ünknown", "user_id", new('n', 300)];
    private static readonly int[] Depths = [2, 15, 16, 17, 63, 64, 65, 1_000, 20_000];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd value", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, dice.Pick(Values))),
        new("odd value", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, dice.Pick(Values))),
        new("odd text", (draft, dice, _) => JsonBody.Change(draft, body => JsonBody.Somewhere(body, dice)?.Invoke(dice.Pick(OddTexts.Values)))),
        new("odd text", (draft, dice, _) => JsonBody.Change(draft, body => JsonBody.Somewhere(body, dice)?.Invoke(dice.Pick(OddTexts.Values)))),
        new("odd address", (draft, dice, _) =>
            JsonBody.Change(draft, body => JsonBody.Somewhere(body, dice)?.Invoke(dice.Pick(OddTexts.Addresses)))),
        new("odd address where one belongs", (draft, dice, _) => JsonBody.Change(draft, body => PutAddress(body, dice))),
        new("odd time", (draft, dice, _) =>
            JsonBody.Change(draft, body => body[dice.Pick(["expiresAt", "expiresAt", "createdAt", "since"])] = dice.Pick(OddTexts.Times))),
        new("long number", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, new string('9', dice.Pick([20, 400, 5_000, 50_000])))),
        new("deep arrays", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, Nested("[", "]", dice.Pick(Depths)))),
        new("deep objects", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, Nested("{\"a\":", "}", dice.Pick(Depths), "1"))),
        new("deep and open", (draft, dice, _) => JsonBody.ReplaceValue(draft, dice, string.Concat(Enumerable.Repeat("[", dice.Pick(Depths))))),
        new("member twice", (draft, dice, _) => JsonBody.ChangeText(draft, text => Twice(text, dice))),
        new("unknown member", (draft, dice, _) =>
            JsonBody.Change(draft, body => body[dice.Pick(Names)] = 1)),
        new("member in upper case", (draft, dice, _) => JsonBody.Change(draft, body => Rename(body, dice, name => name.ToUpperInvariant()))),
        new("member with a space", (draft, dice, _) => JsonBody.Change(draft, body => Rename(body, dice, name => name + " "))),
        new("member less", (draft, dice, _) => JsonBody.Change(draft, body => Rename(body, dice, _ => null))),
        new("many members", (draft, dice, _) => JsonBody.Change(draft, body =>
        {
            for (var number = dice.Pick([20, 500, 3_000]); number > 0; number--)
                body[$"m{number}"] = number;
        })),
        new("long list", (draft, dice, _) =>
            JsonBody.ReplaceValue(draft, dice, List(dice.Pick(Items), dice.Pick([11, 100, 2_500])))),
    ];

    private static string Nested(string open, string close, int depth, string inner = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static string List(string item, int count) => "[" + string.Join(',', Enumerable.Repeat(item, count)) + "]";

    private static string Twice(string text, Dice dice)
    {
        var end = text.IndexOf(',', StringComparison.Ordinal);
        return text.StartsWith("{\"", StringComparison.Ordinal) && end > 0
            ? "{" + text[1..(end + 1)] + text[1..]
            : dice.Pick(["{\"a\":1,\"a\":1}", "{\"name\":\"a\",\"name\":\"a\"}"]);
    }

    private static void PutAddress(JsonObject body, Dice dice)
    {
        var address = dice.Pick(OddTexts.Addresses);
        switch (dice.Below(5))
        {
            case 0:
                body["redirectUris"] = new JsonArray(address);
                break;
            case 1:
                body["webOrigins"] = new JsonArray(address);
                break;
            case 2:
                body["webhook"] = new JsonObject { ["url"] = address, ["secret"] = Bodies.Secrets[2] };
                break;
            case 3:
                body["apps"] = new JsonObject { ["returnUrl"] = address };
                break;
            default:
                body[dice.Pick(["redirectUri", "iss"])] = address;
                break;
        }
    }

    // A null name takes the member away.
    private static void Rename(JsonObject body, Dice dice, Func<string, string?> rename)
    {
        if (body.Count == 0)
            return;
        var name = dice.Pick([.. body.Select(member => member.Key)]);
        var value = body[name];
        body.Remove(name);
        if (rename(name) is { } other)
            body[other] = value;
    }
}
