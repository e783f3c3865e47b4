using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Credentials that are missing, mangled, somebody else's or no credentials at all.</summary>
internal static class AuthorizationMutations
{
    private static readonly string[] Odd =
    [
        "", "Bearer", "Bearer ", "Bearer  x", "bearer x", "Bearer\tx", "Basic", "Basic ", "Basic !!!", "Basic QQ", "Basic Og==",
        "Basic YTo=", "Basic OmI=", "Basic YQ==", "Basic /////w==",
        "Basic YWxleGE6AA==", "Basic YWxleGE6JTAw", "Basic YWxleGE6JUZG", "Basic " + new string('Q', 4000), "Digest username=\"x\"",
        "Negotiate", "Bearer alp_", "Bearer alp___", "Bearer alp_partner-1_0123456789abcdef_",
        "Bearer alp_a_b_c", "Bearer alp_" + new string('a', 65) + "_0123456789abcdef_" + new string('a', 43),
        "Bearer alp_partner-1_0123456789abcdef_" + new string('a', 43),
        "Bearer alp_nobody_0123456789abcdef_" + new string('\u00e9', 43), "Bearer alo_x", "Bearer " + new string('x', 7000),
        "Bearer x, Bearer y", "Bearer \u00ff", "Bearer eyJhbGciOiJub25lIn0.e30.", "\u00ff",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("no credentials", (draft, _, _) => draft.RemoveHeader("Authorization")),
        new("odd credentials", (draft, dice, _) => Put(draft, dice.Pick(Odd))),
        new("odd credentials", (draft, dice, _) => Put(draft, dice.Pick(Odd))),
        new("another caller's key", (draft, dice, world) => Put(draft, $"Bearer {dice.Pick(world.Keys.All)}")),
        new("mangled key", (draft, dice, world) => Put(draft, Noise.Spoil($"Bearer {dice.Pick(world.Keys.All)}", dice))),
        new("key as Basic", (draft, _, world) => Put(draft, "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"x:{world.Keys.Both}")))),
        new("Basic of another skill", (draft, _, world) =>
            Put(draft, "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"alexa:{world.Foreign.Setup.AuthClientSecret}")))),
        new("two keys", (draft, dice, world) => Twice(draft, $"Bearer {dice.Pick(world.Keys.All)}")),
    ];

    private static void Put(Draft draft, string value)
    {
        draft.SetHeader("Authorization", value);

        // Control characters and bytes beyond ASCII are for the server itself to refuse.
        draft.ServerMayRefuse |= value.Any(letter => letter is < ' ' or > '~');
        draft.MayStayUnanswered |= value.Contains('\n', StringComparison.Ordinal) || value.Contains('\r', StringComparison.Ordinal);
    }

    private static void Twice(Draft draft, string value) => draft.Headers.Add(("Authorization", value));
}
