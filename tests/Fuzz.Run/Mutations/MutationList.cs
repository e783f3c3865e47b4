using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>All mutations, by the part of a request that they spoil.</summary>
internal static class MutationList
{
    private static readonly IReadOnlyList<Mutation>[] OfAll =
    [
        PathMutations.All, PathMutations.All, QueryMutations.All, MethodMutations.All, HeaderMutations.All, HeaderMutations.All,
        AuthorizationMutations.All, FramingMutations.All, LineMutations.All,
    ];

    private static readonly IReadOnlyList<Mutation>[] OfJson =
    [
        .. OfAll, JsonTextMutations.All, JsonTextMutations.All, JsonValueMutations.All, JsonValueMutations.All, JsonValueMutations.All,
        SizeMutations.All,
    ];

    private static readonly IReadOnlyList<Mutation>[] OfForms =
        [.. OfAll, FormMutations.All, FormMutations.All, FormMutations.All, FormMutations.All, SizeMutations.All];

    private static readonly IReadOnlyList<Mutation>[] OfCallbacks = [.. OfJson, StateMutations.All, StateMutations.All, StateMutations.All];

    /// <summary>A mutation that fits the route.</summary>
    public static Mutation Draw(Draft draft, Dice dice) => dice.Pick(dice.Pick(draft.Route switch
    {
        { Name: "callback" } => OfCallbacks,
        { IsJson: true } => OfJson,
        { IsForm: true } => OfForms,
        _ => OfAll,
    }));
}
