using System.Text.Json.Nodes;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>States that are nearly right, or right for somebody else.</summary>
internal static class StateMutations
{
    private static readonly string[] OfNobody = ["", "x", new('A', 43), new('A', 200), new('A', 512), new('A', 513), new('_', 60_000)];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("state of another user", (draft, dice, world) => Put(draft, world.States[dice.Below(world.States.Count)])),
        new("mangled state", (draft, dice, world) => Put(draft, Noise.Spoil(world.States[draft.User], dice))),
        new("one bit of a state", (draft, dice, world) => Put(draft, OneBit(world.States[draft.User], dice))),
        new("shortened state", (draft, dice, world) => Put(draft, world.States[draft.User][..dice.Below(world.States[draft.User].Length)])),
        new("lengthened state", (draft, dice, world) =>
            Put(draft, world.States[draft.User] + dice.Pick(["A", "=", "==", ".", " ", "\n", "%3D", new string('A', 600)]))),
        new("state in standard base64", (draft, _, world) => Put(draft, world.States[draft.User].Replace('-', '+').Replace('_', '/'))),
        new("refresh token as state", (draft, _, world) => Put(draft, world.RefreshTokens[draft.User])),
        new("two states in one", (draft, _, world) => Put(draft, world.States[draft.User] + world.States[draft.User])),
        new("state of nobody", (draft, dice, _) =>
            Put(draft, dice.Pick(OfNobody))),
        new("key of another partner", (draft, _, world) => draft.SetHeader("Authorization", $"Bearer {world.Keys.Foreign}")),
    ];

    private static string OneBit(string state, Dice dice)
    {
        var letters = state.ToCharArray();
        var place = dice.Below(letters.Length);
        letters[place] = (char)(letters[place] ^ (1 << dice.Below(6)));
        return new string(letters);
    }

    private static void Put(Draft draft, string state) => JsonBody.Change(draft, body => body["state"] = JsonValue.Create(state));
}
