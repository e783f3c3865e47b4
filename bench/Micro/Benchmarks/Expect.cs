using System.Runtime.CompilerServices;

namespace Platform.Micro.Benchmarks;

/// <summary>Holds that a benchmark does what it is named after: a refusal, for example, would be fast for nothing.</summary>
internal static class Expect
{
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static void That(bool holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The benchmark does not do what it should: {what}.");
        }
    }
}
