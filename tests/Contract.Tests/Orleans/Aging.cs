namespace Platform.Contract.Tests.Hosting;

/// <summary>
/// How idle activations grow old in a test: here in real time, because Orleans measures idleness with a stopwatch of its own. A minute of the test
/// takes 300 ms, for the engine too.
/// </summary>
internal sealed class Aging
{
    private static readonly TimeSpan Minute = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _time = TimeProvider.System;

    public ContractOptions Options { get; } = new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Engine:CollectionAge"] = Of(TimeSpan.FromMinutes(15)).ToString("c"),
            ["Engine:CollectionQuantum"] = Of(TimeSpan.FromMinutes(1)).ToString("c"),
        },
    };

    /// <summary>A time of the test as the engine measures it.</summary>
    public static TimeSpan Of(TimeSpan time) => Minute * time.TotalMinutes;

    public Task Pass(TimeSpan time) => Task.Delay(Of(time), _time);
}
