namespace Platform.Api.Tests.Rotations;

/// <summary>Ends the work at one of the points that it passes, as a crash does.</summary>
internal sealed class CutOff(int at)
{
    private int _passed;

    /// <summary>Whether the work came so far.</summary>
    public bool Reached => _passed > at;

    /// <summary>A point: before or after something that has an effect.</summary>
    public void Pass()
    {
        if (_passed++ == at)
        {
            throw new OperationCanceledException("The process dies here.");
        }
    }

    /// <summary>Something with a point before and one after it.</summary>
    public async Task<T> Around<T>(Func<Task<T>> effect)
    {
        Pass();
        var result = await effect();
        Pass();
        return result;
    }
}
