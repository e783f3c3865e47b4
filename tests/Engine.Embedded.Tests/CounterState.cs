namespace Platform.Engine.Embedded.Tests;

[GenerateSerializer]
[Alias("Embedded.CounterState")]
public sealed record CounterState
{
    [Id(0)]
    public int Count { get; init; }

    [Id(1)]
    public string Text { get; init; } = "";
}
