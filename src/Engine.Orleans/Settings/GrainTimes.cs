using Microsoft.Extensions.Configuration;

namespace Platform.Engine.Orleans.Settings;

/// <summary>The settings of section <c>Engine</c> that mean the same on both engines: ages and time-outs of grains.</summary>
internal sealed record GrainTimes
{
    private const string Section = "Engine";

    /// <summary>How long a caller waits where the method says nothing.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For reading state and <c>OnActivateAsync</c>.</summary>
    public TimeSpan ActivationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a deactivation waits for running calls and ticks: longer than the 60 s of a flow.</summary>
    public TimeSpan DeactivationTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Idle activations leave at this age.</summary>
    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for; less than <see cref="CollectionAge"/>.</summary>
    public TimeSpan CollectionQuantum { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Reads them.</summary>
    /// <exception cref="EngineRefusedException">Names the first setting that makes no sense.</exception>
    public static GrainTimes Read(IConfiguration configuration)
    {
        var read = configuration.GetSection(Section).Get<GrainTimes>() ?? new GrainTimes();
        foreach (var setting in typeof(GrainTimes).GetProperties())
        {
            if (setting.GetValue(read) is TimeSpan { Ticks: <= 0 })
            {
                throw new EngineRefusedException($"The setting {Section}:{setting.Name} must be more than nothing.");
            }
        }

        return read.CollectionQuantum < read.CollectionAge
            ? read
            : throw new EngineRefusedException($"The setting {Section}:{nameof(CollectionQuantum)} must be less than {Section}:{nameof(CollectionAge)}.");
    }
}
