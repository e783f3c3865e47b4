using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Platform.Engine.Embedded.Activations;

/// <summary>Which turns of one activation run and which wait. Not safe by itself: its activation locks.</summary>
/// <param name="limit">Calls that may wait.</param>
internal sealed class Mailbox(int limit)
{
    private readonly Queue<Turn> _waiting = new();
    private bool _blocked;

    /// <summary>Number of turns that have begun and not ended.</summary>
    public int Running { get; private set; }

    public bool IsEmpty => Running == 0 && _waiting.Count == 0;

    /// <summary>Counts a turn as begun if it may run beside those that run now.</summary>
    public bool TryBegin(Turn turn)
    {
        if (_blocked && !turn.Interleaves)
        {
            return false;
        }

        Running++;
        _blocked |= !turn.Interleaves;
        return true;
    }

    public void End(Turn turn)
    {
        Running--;
        _blocked &= turn.Interleaves;
    }

    /// <exception cref="LimitExceededException">Too many wait already.</exception>
    public void Add(Turn turn, GrainId grain)
    {
        if (_waiting.Count >= limit)
        {
            TakeAll().Where(waiting => !waiting.IsOver).ToList().ForEach(_waiting.Enqueue);
            if (_waiting.Count >= limit)
            {
                throw new LimitExceededException($"{limit} calls wait for {grain} already.");
            }
        }

        _waiting.Enqueue(turn);
    }

    /// <summary>A timer has at most one tick waiting, so ticks need no limit.</summary>
    public void AddTick(Turn turn) => _waiting.Enqueue(turn);

    /// <summary>The next waiting turn that may begin, counted as begun; those that are over are dropped on the way.</summary>
    public bool TryNext([NotNullWhen(true)] out Turn? next)
    {
        while (_waiting.TryPeek(out next))
        {
            if (next.IsOver)
            {
                _waiting.Dequeue();
            }
            else if (TryBegin(next))
            {
                _waiting.Dequeue();
                return true;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    public List<Turn> TakeAll()
    {
        List<Turn> all = [.. _waiting];
        _waiting.Clear();
        return all;
    }
}
