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

    /// <summary>The seed that the users of this store are of: it begins their ids.</summary>
    public string Seed(int links) => $"{Name}{links}";

    /// <summary>The partner's key for the store in use.</summary>
    public string? Key { get; protected set; }

    /// <summary>Links in the store in use.</summary>
    public int Links { get; private set; } = -1;

    /// <summary>Its processes, by name.</summary>
    public abstract IReadOnlyDictionary<string, int> Processes { get; }

    /// <summary>Bytes of memory that its processes hold.</summary>
    public abstract long Bytes { get; }

    /// <summary>Makes it run on a store with so many seeded links, whose access tokens have expired.</summary>
    /// <param name="links">How many.</param>
    /// <param name="fresh">As the seeder left it, whatever has been done to it.</param>
    public async Task Use(int links, bool fresh = false)
    {
        if (links == Links && !fresh)
            return;
        await Stop();
        await Prepare(links);
        Links = links;
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

    /// <summary>Bytes on the disk of a store with so many links, at rest.</summary>
    public abstract Task<long> DiskBytes(int links);

    /// <summary>A load on seeded users.</summary>
    public LoadCall Load(string work) => new LoadCall(work, Url, Key).With("skill", Skill).With("prefix", $"{Seed(Links)}-")
        .With("watch", string.Join(',', Processes.Select(process => $"{process.Key}:{process.Value}")));

    public abstract ValueTask DisposeAsync();

    /// <summary>Brings the store with so many links in place.</summary>
    protected abstract Task Prepare(int links);
}
