namespace Platform.AmazonSimulator;

/// <summary>What a test may choose about the simulator that it hosts.</summary>
public sealed class SimulatorSettings
{
    /// <summary>The time by which codes and tokens live; scripted delays and network time-outs always run on real time.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The addresses for NA, EU and FE, in this order, separated by semicolons; port 0 takes any free port.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:0;http://127.0.0.1:0;http://127.0.0.1:0";

    /// <summary>Where log lines go; nowhere by default.</summary>
    public Action<ILoggingBuilder>? Logging { get; set; }
}
