using System.Collections.Concurrent;
using Platform.Grains.Authorization;
using Platform.Grains.Links;

namespace Platform.Grains.Tests.Hosting;

/// <summary>What is to happen to the storage, and what it holds of links.</summary>
public sealed class StorageFaults
{
    private readonly ConcurrentDictionary<(Type, string), object> _records = new();
    private readonly Lock _gate = new();
    private readonly List<(Predicate<object> Match, Func<Func<Task>, Task> Do)> _rules = [];
    private readonly List<(Type Record, Func<Func<Task>, Task> Do)> _readRules = [];
    private TaskCompletionSource _written = NewSignal();

    /// <summary>True where every write fails.</summary>
    public bool Down { get; set; }

    /// <summary>How often a link was written.</summary>
    public int LinkWrites { get; private set; }

    /// <summary>A link as last stored.</summary>
    public LinkState Link(string key) => Record<LinkState>(key);

    /// <summary>Grants as last stored; what was cleared is still here.</summary>
    public GrantState Grants(string key) => Record<GrantState>(key);

    /// <summary>Waits until a link is stored like this.</summary>
    public Task<LinkState> Until(string key, Predicate<LinkState> match) => Until<LinkState>(key, match);

    /// <summary>Waits until a record is stored like this.</summary>
    public async Task<TState> Until<TState>(string key, Predicate<TState> match)
        where TState : new()
    {
        while (true)
        {
            Task written;
            lock (_gate)
            {
                written = _written.Task;
            }

            if (Record<TState>(key) is var stored && match(stored))
            {
                return stored;
            }

            await written.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>The next write of such a link fails before it is stored.</summary>
    public void FailNext(Predicate<LinkState> match) => Next(match, _ => throw new IOException("The disk is full."));

    /// <summary>The next write of such a link is stored, and then the storage says that it failed.</summary>
    public void FailNextAfter(Predicate<LinkState> match) => Next(match, async write =>
    {
        await write();
        throw new IOException("The disk went away.");
    });

    /// <summary>The next write of such a link waits for the test, before it is stored.</summary>
    public Held<bool> HoldNext(Predicate<LinkState> match)
    {
        var held = new Held<bool>();
        Next(match, async write =>
        {
            await held.Arrive();
            await write();
        });
        return held;
    }

    /// <summary>The next write of such a link is stored; its writer hears of it when the test says so.</summary>
    public Held<bool> HoldNextAfter(Predicate<LinkState> match)
    {
        var held = new Held<bool>();
        Next(match, async write =>
        {
            await write();
            await held.Arrive();
        });
        return held;
    }

    /// <summary>The next write of such a record does this.</summary>
    public void Next<TState>(Predicate<TState> match, Func<Func<Task>, Task> act)
    {
        lock (_gate)
        {
            _rules.Add((state => state is TState typed && match(typed), act));
        }
    }

    /// <summary>The next reads of links fail, so many of them.</summary>
    public void FailReads(int times)
    {
        for (var number = 0; number < times; number++)
        {
            NextRead<LinkState>(_ => throw new IOException("The disk cannot be read."));
        }
    }

    /// <summary>The next read of a link waits for the test.</summary>
    public Held<bool> HoldNextRead()
    {
        var held = new Held<bool>();
        NextRead<LinkState>(async read =>
        {
            await held.Arrive();
            await read();
        });
        return held;
    }

    /// <summary>The next read of such a record does this.</summary>
    public void NextRead<TState>(Func<Func<Task>, Task> act)
    {
        lock (_gate)
        {
            _readRules.Add((typeof(TState), act));
        }
    }

    /// <summary>Whether all reads have come that something was to happen to.</summary>
    public bool HasNoReadRule
    {
        get
        {
            lock (_gate)
            {
                return _readRules.Count == 0;
            }
        }
    }

    public async Task Read<TState>(Func<Task> read)
    {
        Func<Func<Task>, Task>? act = null;
        lock (_gate)
        {
            var at = _readRules.FindIndex(rule => rule.Record == typeof(TState));
            if (at >= 0)
            {
                act = _readRules[at].Do;
                _readRules.RemoveAt(at);
            }
        }

        await (act is null ? read() : act(read));
    }

    public async Task Write(string key, object state, Func<Task> write)
    {
        if (Down)
        {
            throw new IOException("The storage is down.");
        }

        await (Take(state) is { } rule ? rule(Store) : Store());

        async Task Store()
        {
            await write();
            lock (_gate)
            {
                _records[(state.GetType(), key)] = state;
                LinkWrites += state is LinkState ? 1 : 0;
                _written.SetResult();
                _written = NewSignal();
            }
        }
    }

    private TState Record<TState>(string key)
        where TState : new() => _records.TryGetValue((typeof(TState), key), out var known) ? (TState)known : new TState();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Func<Func<Task>, Task>? Take(object state)
    {
        lock (_gate)
        {
            var at = _rules.FindIndex(rule => rule.Match(state));
            if (at < 0)
            {
                return null;
            }

            var act = _rules[at].Do;
            _rules.RemoveAt(at);
            return act;
        }
    }
}
