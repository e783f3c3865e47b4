namespace Platform.Rival.Settings;

/// <summary>How the worker refreshes tokens that expire: section <c>Refresh</c>.</summary>
internal sealed class RefreshSettings
{
    public RefreshSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Refresh");
        Enabled = section.GetValue(nameof(Enabled), true);
        BatchSize = section.GetValue(nameof(BatchSize), 64);
        Loops = section.GetValue(nameof(Loops), 2);
        PerSecond = section.GetValue(nameof(PerSecond), 0);
        Pause = DurationText.Read(section[nameof(Pause)], TimeSpan.FromMilliseconds(500));
    }

    public bool Enabled { get; }

    /// <summary>Links locked, refreshed side by side and committed together.</summary>
    public int BatchSize { get; }

    /// <summary>Batches under way at once, each on a connection of its own.</summary>
    public int Loops { get; }

    /// <summary>Refreshes a second over all loops; 0 for as many as Amazon answers.</summary>
    public int PerSecond { get; }

    /// <summary>How long to rest where nothing is due.</summary>
    public TimeSpan Pause { get; }
}
