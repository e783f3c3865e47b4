using System.Collections.Immutable;

namespace Platform.Contract.Tests.Grains;

[Alias("Contract.IReminderGrain")]
public interface IReminderGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    /// <summary>False where there is none of that name.</summary>
    [Alias("Unregister")]
    Task<bool> Unregister(string name);

    /// <summary>Unregisters with what it got before it registered the reminder again; the name of the exception.</summary>
    [Alias("UnregisterOutdated")]
    Task<string> UnregisterOutdated(string name);

    [Alias("Names")]
    Task<ImmutableArray<string>> Names();

    [Alias("Leave")]
    Task Leave();
}
