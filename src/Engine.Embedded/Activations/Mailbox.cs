namespace Platform.Engine.Embedded.Activations;

/// <summary>Which turns of one activation run and which wait. Not safe by itself: its activation locks.</summary>
internal sealed class Mailbox
{
    private Queue<Turn>? _waiting;
    private bool _blocked;

    /// <summary>Number of turns that have begun and not ended.</summary>
    public int Running { get; private set; }

    public bool IsEmpty => Running == 0 && _waiting is not { Count: > 0 };

    /// <summary>Counts a turn as begun if it may run beside those that run now.</summary>
    public bool TryBegin(Turn turn)
    {
        if (_blocked && !turn.Interleaves)
            return false;
        Running++;
        _blocked |= !turn.Interleaves;
        return true;
    }

    public void Wait(Turn turn) => (_waiting ??= new()).Enqueue(turn);

    public void End(Turn turn)
    {
        Running--;
        _blocked &= turn.Interleaves;
    }

    /// <summary>Whether more than so many wait that somebody still waits for.</summary>
    public bool IsFull(int limit)
    {
        if (_waiting?.Count >= limit)
            _waiting = new Queue<Turn>(_waiting.Where(turn => !turn.IsOver));
        return _waiting?.Count >= limit;
    }

    /// <summary>The next waiting turn that may begin, counted as begun; those that are over are dropped on the way.</summary>
    public bool TryNext([NotNullWhen(true)] out Turn? next)
    {
        next = null;
        while (_waiting?.TryPeek(out next) == true && next.IsOver)
            _waiting.Dequeue();
        return next is not null && TryBegin(next) && _waiting!.TryDequeue(out _);
    }

    public Queue<Turn> TakeAll() => Interlocked.Exchange(ref _waiting, null) ?? new();
}
