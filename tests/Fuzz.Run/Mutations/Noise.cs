using System.Text;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Bytes at random, in random places.</summary>
internal static class Noise
{
    private static readonly byte[] Favourites = [0, 1, 9, 10, 13, 32, 34, 37, 44, 47, 58, 91, 92, 123, 125, 127, 128, 0xC0, 0xED, 0xFF];

    public static string Spoil(string text, Dice dice) => Encoding.Latin1.GetString(Spoil(Encoding.Latin1.GetBytes(text), dice));

    /// <summary>Changes, adds or takes 1 to 4 bytes.</summary>
    public static byte[] Spoil(byte[] bytes, Dice dice)
    {
        var spoilt = bytes.ToList();
        for (var times = 1 + dice.Below(4); times > 0 && spoilt.Count > 0; times--)
        {
            var place = dice.Below(spoilt.Count);
            switch (dice.Below(3))
            {
                case 0:
                    spoilt[place] = Odd(dice);
                    break;
                case 1:
                    spoilt.Insert(place, Odd(dice));
                    break;
                default:
                    spoilt.RemoveAt(place);
                    break;
            }
        }

        return [.. spoilt];
    }

    private static byte Odd(Dice dice) => dice.OneIn(4) ? (byte)dice.Below(256) : dice.Pick(Favourites);
}
