using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Faults;

/// <summary>The scripted faults, in the order they came; a call is struck by the first that is not spent and matches.</summary>
internal sealed class FaultBook
{
    private readonly Lock _gate = new();
    private readonly BoundedMap<long, FaultRecord> _faults = new(Limits.Faults);
    private long _lastId;

    public IReadOnlyList<FaultRecord> All
    {
        get
        {
            lock (_gate)
                return [.. _faults.Values];
        }
    }

    public FaultRecord Add(FaultScript script)
    {
        FaultScripts.Check(script);
        lock (_gate)
        {
            MakeRoom();
            var fault = new FaultRecord(++_lastId, script, 0, 0);
            _faults.Set(fault.Id, fault);
            return fault;
        }
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    /// <summary>The fault that strikes this call, or null.</summary>
    public FaultRecord? Strike(CallSubject subject)
    {
        lock (_gate)
        {
            foreach (var fault in _faults.Values.Where(fault => !fault.Spent && Matches(fault.Script, subject)).ToList())
            {
                var strikes = fault.Seen >= fault.Script.Skip;
                var seen = fault with { Seen = fault.Seen + 1, Struck = fault.Struck + (strikes ? 1 : 0) };
                _faults.TryReplace(fault.Id, _ => seen);
                if (strikes)
                    return seen;
            }

            return null;
        }
    }

    /// <summary>A fault that still has to strike is never pushed out.</summary>
    private void MakeRoom()
    {
        if (!_faults.IsFull)
            return;
        var spent = _faults.Values.FirstOrDefault(fault => fault.Spent)
            ?? throw new BadHttpRequestException($"no more than {Limits.Faults} faults at a time");
        _faults.Remove(spent.Id);
    }

    private static bool Matches(FaultScript script, CallSubject subject) =>
        script.Endpoint == subject.Endpoint
        && (script.User is null || script.User == subject.User)
        && (script.ClientId is null || script.ClientId == subject.ClientId);
}
