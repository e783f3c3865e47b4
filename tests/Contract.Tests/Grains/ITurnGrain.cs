namespace Platform.Contract.Tests.Grains;

[Alias("Contract.ITurnGrain")]
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Notes <c>held</c> and waits for the gate <c>release</c>.</summary>
    [Alias("Hold")]
    Task Hold();

    [Alias("HoldForASecond")]
    [ResponseTimeout("00:00:01")]
    Task HoldForASecond();

    [Alias("HoldUntilCancelled")]
    Task HoldUntilCancelled(CancellationToken cancellationToken);

    [Alias("Note")]
    Task Note(string note);

    [Alias("NoteWithinASecond")]
    [ResponseTimeout("00:00:01")]
    Task NoteWithinASecond(string note);

    [Alias("NoteUnlessCancelled")]
    Task NoteUnlessCancelled(string note, CancellationToken cancellationToken);

    [Alias("Peek")]
    [AlwaysInterleave]
    Task<string> Peek();

    /// <summary>Awaits in many ways and checks after each that no other thread is inside.</summary>
    [Alias("Wander")]
    [AlwaysInterleave]
    Task Wander(int rounds);

    [Alias("WanderInTimers")]
    Task WanderInTimers(int rounds);

    [Alias("StaysOnItsScheduler")]
    Task<bool> StaysOnItsScheduler();

    [Alias("CallSelf")]
    [ResponseTimeout("00:00:01")]
    Task CallSelf();

    [Alias("CallBackThrough")]
    [ResponseTimeout("00:00:01")]
    Task CallBackThrough(string other, string back);
}
