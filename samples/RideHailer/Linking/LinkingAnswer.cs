using System.Diagnostics.CodeAnalysis;

namespace Platform.RideHailer.Linking;

/// <summary>What the platform answered: a value or a problem, never both.</summary>
/// <param name="Value">The value.</param>
/// <param name="Problem">The problem.</param>
internal sealed record LinkingAnswer<T>(T? Value, LinkingProblem? Problem)
    where T : class
{
    /// <summary>Takes it apart.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out LinkingProblem? problem)
    {
        (value, problem) = (Value, Value is null ? Problem ?? LinkingProblem.Unreachable : null);
        return Value is not null;
    }
}
