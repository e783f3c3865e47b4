using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Methods that the route does not have, or that are none.</summary>
internal static class MethodMutations
{
    private static readonly string[] Known = ["GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "POST", "DELETE", "CONNECT"];

    private static readonly string[] MadeUp =
    [
        "FUZZ", "PROPFIND", "QUERY", "get", "Post", "M-SEARCH", "X", new('A', 100), new('A', 10_000), "A!#$%&'*+.^_`|~",
    ];

    private static readonly string[] None = ["", " ", "GE T", "G(T", "GET,POST", "\u00ff", "\0", "G\0T", "GET\t", "\"GET\"", "{", "12:"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("other method", (draft, dice, _) => Put(draft, dice.Pick(Known))),
        new("other method", (draft, dice, _) => Put(draft, dice.Pick(Known))),
        new("HEAD", (draft, _, _) => Put(draft, "HEAD")),
        new("made-up method", (draft, dice, _) => Put(draft, dice.Pick(MadeUp))),
        new("no method", (draft, dice, _) => Put(draft, dice.Pick(None))),
        new("CONNECT as a proxy", (draft, _, _) =>
        {
            draft.Target = "other.example:443";
            Put(draft, "CONNECT");
        }),
        new("OPTIONS of the server", (draft, _, _) =>
        {
            draft.Target = "*";
            Put(draft, "OPTIONS");
        }),
        new("method override", (draft, dice, _) => draft.SetHeader("X-HTTP-Method-Override", dice.Pick(Known))),
    ];

    private static void Put(Draft draft, string method)
    {
        draft.Method = method;
        draft.IsAddressed = false;
        draft.ServerMayRefuse = true;
        draft.MayStayUnanswered |= method.Length > 5000;
    }
}
