using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Ids that are none, paths that lead elsewhere.</summary>
internal static class PathMutations
{
    private static readonly string[] Targets =
        ["*", "", "x", "//evil.example/", "/\\evil.example", "#", "/#x", "?", "http://", "http:///", "127.0.0.1:80", "[::1]", "/ /", "/%", "/\0"];

    private static readonly string[] Servers = ["http://other.example", "https://other.example:443", "ftp://x", "x://"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd id", (draft, dice, _) => Put(draft, dice, dice.Pick(OddTexts.Segments))),
        new("odd id", (draft, dice, _) => Put(draft, dice, dice.Pick(OddTexts.Segments))),
        new("odd id", (draft, dice, _) => Put(draft, dice, dice.Pick(OddTexts.Segments))),
        new("id with something behind it", (draft, dice, _) =>
            Put(draft, dice, Chosen(draft, dice) + dice.Pick(["%00", "%", "%20", "/", "%2F", ".", ";", "%FF", "\u00ff"]))),
        new("foreign skill", (draft, dice, world) =>
        {
            Put(draft, dice, world.Foreign.SkillId);

            // With its owner's key it would be gone for good.
            draft.Query.Remove("links=abandon");
        }),
        new("upper case", (draft, dice, _) => Put(draft, dice, Chosen(draft, dice).ToUpperInvariant())),
        new("id percent-encoded", (draft, dice, _) =>
            Put(draft, dice, string.Concat(Chosen(draft, dice).Take(60).Select(letter => $"%{(int)letter & 0xFF:x2}")))),
        new("slash at the end", (draft, _, _) => Change(draft, segments => segments.Add(""))),
        new("double slash", (draft, dice, _) => Change(draft, segments => segments.Insert(dice.Below(segments.Count + 1), ""))),
        new("segment more", (draft, dice, _) =>
            Change(draft, segments => segments.Insert(dice.Below(segments.Count + 1), dice.Pick(OddTexts.Segments)))),
        new("segment less", (draft, dice, _) => Change(draft, segments =>
        {
            if (segments.Count > 0)
                segments.RemoveAt(dice.Below(segments.Count));
        })),
        new("dots on the way", (draft, dice, _) =>
            Change(draft, segments => segments.InsertRange(dice.Below(segments.Count + 1), ["x", dice.Pick(["..", "%2e%2e", ".%2e"])]))),
        new("template as path", (draft, _, _) => Change(draft, segments =>
        {
            segments.Clear();
            segments.AddRange(draft.Route.Template.Split('/').Skip(1));
        })),
        new("absolute target", (draft, dice, world) =>
            Target(draft, (dice.OneIn(2) ? world.World.Url : dice.Pick(Servers)) + Path(draft))),
        new("odd target", (draft, dice, _) =>
            Target(draft, dice.Pick(Targets))),
        new("fragment", (draft, _, _) => Target(draft, Path(draft) + "#fragment")),
        new("other bytes in the path", (draft, dice, _) => Target(draft, Noise.Spoil(Path(draft), dice))),
    ];

    private static string Chosen(Draft draft, Dice dice) => draft.Segments.Count == 0 ? "" : draft.Segments[Place(draft, dice)];

    private static void Put(Draft draft, Dice dice, string text) => Change(draft, segments =>
    {
        if (segments.Count > 0)
            segments[Place(draft, dice)] = text;
    });

    // Mostly a parameter, where there is one.
    private static int Place(Draft draft, Dice dice) =>
        draft.Parameters.Count > 0 && draft.Parameters[^1] < draft.Segments.Count && !dice.OneIn(6)
            ? dice.Pick(draft.Parameters)
            : dice.Below(draft.Segments.Count);

    private static void Change(Draft draft, Action<List<string>> change)
    {
        change(draft.Segments);
        draft.IsAddressed = false;
        draft.ServerMayRefuse = true;
    }

    private static void Target(Draft draft, string target)
    {
        draft.Target = target;
        draft.IsAddressed = false;
        draft.ServerMayRefuse = true;
    }

    private static string Path(Draft draft) => "/" + string.Join('/', draft.Segments);
}
