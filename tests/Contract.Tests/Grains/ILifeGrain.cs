namespace Platform.Contract.Tests.Grains;

[Alias("Contract.ILifeGrain")]
public interface ILifeGrain : IGrainWithStringKey
{
    [Alias("Activation")]
    Task<Guid> Activation();

    [Alias("Leave")]
    Task Leave();

    [Alias("LeaveAndHold")]
    Task LeaveAndHold();

    [Alias("KeepFor")]
    Task KeepFor(TimeSpan time);

    /// <summary>Starts a timer; its ticks note <c>tick</c> and wait for the gate <c>tick ends</c>, then note <c>tick ended</c>.</summary>
    [Alias("StartTimer")]
    Task StartTimer(TimeSpan dueTime, TimeSpan period, bool interleave, bool keepAlive);

    [Alias("ChangeTimer")]
    Task ChangeTimer(TimeSpan dueTime, TimeSpan period);

    [Alias("DisposeTimer")]
    [AlwaysInterleave]
    Task DisposeTimer();

    /// <summary>From now on ticks throw.</summary>
    [Alias("ThrowInTicks")]
    Task ThrowInTicks();

    [Alias("RegisterFromOutside")]
    Task<string> RegisterFromOutside();

    [Alias("Hold")]
    Task Hold();

    /// <summary>What may run while another call holds.</summary>
    [Alias("Peek")]
    [AlwaysInterleave]
    Task Peek();
}
