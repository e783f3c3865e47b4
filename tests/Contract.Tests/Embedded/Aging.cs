namespace Platform.Contract.Tests.Hosting;

/// <summary>How idle activations grow old in a test: here by moving the clock of the engine.</summary>
internal sealed class Aging
{
    private readonly ManualClock _clock = new();

    public ContractOptions Options => new() { Clock = _clock };

    /// <summary>A time of the test as the engine measures it.</summary>
    public static TimeSpan Of(TimeSpan time) => time;

    /// <summary>Time passes, and what it sets off comes to its end.</summary>
    public async Task Pass(TimeSpan time)
    {
        _clock.Advance(time);
        await _clock.Rest();
    }
}
