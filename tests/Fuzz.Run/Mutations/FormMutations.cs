using System.Text;
using Platform.Fuzz.Run.Grammar;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Forms for the token endpoint: repeated members, wrong encodings, grants of other kinds.</summary>
internal static class FormMutations
{
    private static readonly string[] Added =
    [
        "grant_type=refresh_token", "grant_type=password", "grant_type=", "client_id=x", "client_secret=", "client_secret=x", "code=x",
        "redirect_uri=x", "refresh_token=x", "scope=x", "code_verifier=x", "=", "&", "&&", "=x",
        "%", "%zz=1", "a=%zz", "a=%00", "a=%C0%AF", "a=%ED%A0%80", "a=%FF", "%67rant_type=refresh_token", "a", "a=b=c", "a=+", "+=+",
        "a=;b", "\u00ff=\u00ff", "a=\0", "assertion=x", "__proto__=1",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("odd form part", (draft, dice, _) => Change(draft, parts => parts.Insert(dice.Below(parts.Count + 1), dice.Pick(Added)))),
        new("odd form part", (draft, dice, _) => Change(draft, parts => parts.Insert(dice.Below(parts.Count + 1), dice.Pick(Added)))),
        new("form part twice", (draft, dice, _) => Change(draft, parts => parts.Add(dice.Pick(parts)))),
        new("form part less", (draft, dice, _) => Change(draft, parts => parts.RemoveAt(dice.Below(parts.Count)))),
        new("odd form value", (draft, dice, _) => Change(draft, parts =>
        {
            var place = dice.Below(parts.Count);
            parts[place] = parts[place].Split('=')[0] + "=" + Uri.EscapeDataString(dice.Pick(OddTexts.Values));
        })),
        new("unescaped form value", (draft, dice, _) =>
            Change(draft, parts => parts[dice.Below(parts.Count)] += Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(dice.Pick(OddTexts.Values))))),
        new("handle of another kind", (draft, dice, world) => Change(draft, parts => parts[dice.Below(parts.Count)] = Handle(dice, world))),
        new("mangled refresh token", (draft, dice, world) =>
            Change(draft, parts => parts[dice.Below(parts.Count)] = "refresh_token=" + Noise.Spoil(world.RefreshTokens[draft.User], dice))),
        new("JSON as form", (draft, _, _) => draft.Body = "{\"grant_type\":\"refresh_token\"}"u8.ToArray()),
        new("empty form", (draft, _, _) => draft.Body = []),
        new("UTF-16 form", (draft, _, _) => draft.Body = Encoding.Unicode.GetBytes("grant_type=refresh_token")),
        new("many form parts", (draft, dice, _) =>
            Change(draft, parts => parts.AddRange(Enumerable.Range(0, dice.Pick([100, 1_100, 8_000])).Select(number => $"p{number}=x")))),
        new("other bytes in the form", (draft, dice, _) => draft.Body = Noise.Spoil(draft.Body ?? [], dice)),
    ];

    private static string Handle(Dice dice, FuzzWorld world) =>
        dice.Pick(["code", "refresh_token"]) + "=" + (dice.OneIn(2) ? world.States[dice.Below(world.States.Count)] : world.RefreshTokens[0]);

    private static void Change(Draft draft, Action<List<string>> change)
    {
        var parts = Encoding.Latin1.GetString(draft.Body ?? []).Split('&').ToList();
        change(parts);
        draft.Body = Encoding.Latin1.GetBytes(string.Join('&', parts));
    }
}
