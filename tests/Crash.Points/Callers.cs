using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Platform.Grains.Ids;

namespace Platform.Crash.Points;

/// <summary>
/// Tells whose work runs here. Each activation has a task scheduler of its own on both engines, so the one that runs a call to Amazon is the one
/// that once read the record of a link. An Alexa account's grain works for the link that called it last; a skill's belongs to nobody.
/// </summary>
internal sealed class Callers
{
    private const string AlexaAccount = "alexaaccount/";

    private readonly ConditionalWeakTable<TaskScheduler, string> _users = [];
    private readonly ConcurrentDictionary<string, string> _callers = new();

    /// <summary>The user whose link runs this turn; null where it is nobody's.</summary>
    public string? Current => _users.TryGetValue(TaskScheduler.Current, out var user) ? user : null;

    /// <summary>The user for whom the record of this grain is read or written.</summary>
    public string? Of(GrainId grain)
    {
        // Its text is type/key, and a link's key has three parts.
        var text = $"{grain}";
        if (!LinkKey.TryParse(text.Split('/', 2)[1], out var link))
            return _callers.GetValueOrDefault(text);
        _users.AddOrUpdate(TaskScheduler.Current, link.User.Value);
        return link.User.Value;
    }

    /// <summary>A grain is about to be called from this turn.</summary>
    public void Note(string grain)
    {
        if (Current is { } user && grain.StartsWith(AlexaAccount, StringComparison.Ordinal))
            _callers[grain] = user;
    }
}
