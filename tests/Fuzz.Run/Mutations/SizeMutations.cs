using System.Text;
using Platform.Fuzz.Run.Grammar;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Bodies around the limit of 64 KiB (api.md 1), and around what the server swallows of a larger one.</summary>
internal static class SizeMutations
{
    private const int Limit = 64 * 1024;
    private const int Swallowed = 1024 * 1024;

    private static readonly int[] Sizes = [Limit - 1, Limit, Limit + 1, Limit + 4096, 2 * Limit];
    private static readonly int[] Large = [Swallowed - 1, Swallowed, Swallowed + 1, 3 * Swallowed / 2];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("padded", (draft, dice, _) => Grow(draft, dice, ' ')),
        new("very long text", (draft, dice, _) => Grow(draft, dice, 'a')),
        new("very long nothing", (draft, dice, _) => Grow(draft, dice, '\0')),
        new("in chunks", (draft, dice, _) => draft.ChunkSize = 1 + dice.Below(300)),
        new("byte by byte", (draft, _, _) => draft.ChunkSize = draft.Body is { Length: < 500 } ? 1 : 500),
        new("long and in chunks", LongAndInChunks),
    ];

    private static void LongAndInChunks(Draft draft, Dice dice, FuzzWorld world)
    {
        Grow(draft, dice, ' ');
        draft.ChunkSize = dice.Pick([1_000, 4_096, 60_000]);
    }

    private static void Grow(Draft draft, Dice dice, char filling)
    {
        // The large ones cost most of a millisecond, so they come seldom.
        var size = dice.OneIn(20) ? dice.Pick(Large) : dice.Pick(Sizes);
        var body = draft.Body ?? [];
        draft.Body = [.. body, .. Encoding.ASCII.GetBytes(new string(filling, Math.Max(0, size - body.Length)))];

        // Beyond what it swallows, the server cuts the connection, perhaps before the answer is read.
        draft.ServerMayRefuse = true;
        draft.MayStayUnanswered |= size >= Swallowed || draft.ChunkSize > 0;
    }
}
