using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Platform.Grains.Ids;

namespace Platform.History.Recorder;

/// <summary>
/// Tells whose work runs here. Each activation has a task scheduler of its own on both engines, so the one that runs a call to Amazon is
/// the one that once read the record of a link.
/// </summary>
internal sealed class WorkingLink
{
    private readonly ConditionalWeakTable<TaskScheduler, string> _links = [];

    /// <summary>The link that runs this turn; null where it is none.</summary>
    public string? Current => _links.TryGetValue(TaskScheduler.Current, out var link) ? link : null;

    /// <summary>The link whose record is read or written in this turn.</summary>
    public LinkKey Note(GrainId grain)
    {
        // Its text is type/key, and a link's key has three parts.
        var key = LinkKey.Parse($"{grain}".Split('/', 2)[1]);
        _links.AddOrUpdate(TaskScheduler.Current, $"{key}");
        return key;
    }
}
