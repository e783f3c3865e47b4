using System.Buffers.Text;
using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Queries with what nobody asked for.</summary>
internal static class QueryMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd query", (draft, dice, _) => Add(draft, dice.Pick(OddTexts.Queries))),
        new("odd query", (draft, dice, _) => Add(draft, dice.Pick(OddTexts.Queries))),
        new("odd query", (draft, dice, _) => Add(draft, dice.Pick(OddTexts.Queries))),
        new("cursor of another list", (draft, dice, world) => Add(draft, $"cursor={world.Cursors[dice.Below(world.Cursors.Count)]}")),
        new("cursor of our own making", (draft, dice, _) =>
            Add(draft, $"cursor={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(dice.Pick(OddTexts.Values)))}")),
        new("a parameter twice", (draft, dice, _) => Add(draft, draft.Query.Count == 0 ? "limit=1&limit=1" : dice.Pick(draft.Query))),
        new("secrets in the query", (draft, _, world) => Add(draft, $"access_token={world.Keys.Both}&state={world.States[0]}")),
        new("other bytes in the query", (draft, dice, _) => Add(draft, Noise.Spoil("limit=50&cursor=cGFydG5lci0x&verify=true", dice))),
    ];

    private static void Add(Draft draft, string part)
    {
        draft.Query.Add(part);
        draft.ServerMayRefuse = true;
    }
}
