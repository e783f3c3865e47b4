using Platform.Benchmarks.Loads;

namespace Platform.Benchmarks.Sides;

/// <summary>A server under measurement, with the store that it runs on.</summary>
internal abstract class Side : IAsyncDisposable
{
    /// <summary>What it is called in the results.</summary>
    public abstract string Name { get; }

    /// <summary>Where it listens.</summary>
    public abstract Uri Url { get; }

    /// <summary>The skill whose links it holds.</summary>
    public string Skill => Partner.SkillOf(Name);

    /// <summary>The seed that the users of the store in use are of: it begins their ids.</summary>
    public string Seed => $"{Name}{Kind}";

    /// <summary>The partner's key for the store in use.</summary>
    public string? Key { get; protected set; }

    /// <summary>The store in use.</summary>
    public StoreKind Kind { get; private set; } = new(-1);

    /// <summary>Its processes, by name.</summary>
    public abstract IReadOnlyDictionary<string, int> Processes { get; }

    /// <summary>Bytes of memory that its processes hold.</summary>
    public abstract long Bytes { get; }

    /// <summary>Makes it run on a store.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="fresh">As the seeder left it, whatever has been done to it.</param>
    public async Task Use(StoreKind kind, bool fresh = false)
    {
        if (kind == Kind && !fresh)
            return;
        await Stop();
        Kind = kind;
        await Prepare();
        await Start();
    }

    /// <summary>Starts it on the store in use.</summary>
    /// <returns>How long it took until it was ready.</returns>
    public abstract Task<TimeSpan> Start();

    /// <summary>Ends it as an operator does; its store, if that is another program, lives on.</summary>
    public abstract Task Stop();

    /// <summary>Ends it and starts it again, so that nothing of its store is in its memory.</summary>
    /// <returns>How long the start took.</returns>
    public virtual async Task<TimeSpan> Restart()
    {
        await Stop();
        return await Start();
    }

    /// <summary>SIGKILL to the program; its store, if that is another, lives on.</summary>
    public abstract Task Kill();

    /// <summary>Bytes on the disk of the store in use, as the seeder left it.</summary>
    public abstract Task<long> DiskBytes();

    /// <summary>A load on seeded users.</summary>
    public LoadCall Load(string work) => new LoadCall(work, Url, Key).With("skill", Skill).With("prefix", $"{Seed}-")
        .With("watch", string.Join(',', Processes.Select(process => $"{process.Key}:{process.Value}")));

    public abstract ValueTask DisposeAsync();

    /// <summary>Brings the store in use in place.</summary>
    protected abstract Task Prepare();
}
