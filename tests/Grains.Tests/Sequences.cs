namespace Platform.Grains.Tests;

/// <summary>Sequences of numbers for a test to read as it likes; shorter ones are tried where one fails.</summary>
public static class Sequences
{
    public static Arbitrary<int[]> UpTo(int length)
    {
        var numbers = Gen.Choose(0, int.MaxValue - 1);
        var sequences = Gen.Choose(1, length).SelectMany(count => numbers.ArrayOf(count));
        return Arb.From(sequences, Shorter);
    }

    public static void Hold(this Arbitrary<int[]> sequences, Action<int[]> property, int runs) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), Prop.ForAll(sequences, property));

    private static IEnumerable<int[]> Shorter(int[] sequence)
    {
        for (var cut = sequence.Length / 2; cut > 0; cut /= 2)
        {
            for (var at = 0; at + cut <= sequence.Length; at += cut)
            {
                yield return [.. sequence[..at], .. sequence[(at + cut)..]];
            }
        }
    }
}
