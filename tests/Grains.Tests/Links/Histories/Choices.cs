namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Reads a number as one choice after the other.</summary>
internal sealed class Choices
{
    private int _number;

    /// <summary>The next number; where its choices are not enough, others follow from it.</summary>
    public void Read(int number) => _number = number;

    public int Take(int choices)
    {
        var taken = _number % choices;
        _number = unchecked((int)((uint)(_number * 1103515245L + 12345) % int.MaxValue));
        return taken;
    }

    public T Pick<T>(T[] choices) => choices[Take(choices.Length)];
}
