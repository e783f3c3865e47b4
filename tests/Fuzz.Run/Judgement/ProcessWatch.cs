using System.Globalization;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>Looks at the platform's process from outside, by what Linux tells of it.</summary>
internal sealed class ProcessWatch(int processId, Tally tally)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly List<Sample> _samples = [];

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Looks again and again until it is told to stop, or the process is gone.</summary>
    public async Task Run(CancellationToken ended)
    {
        while (Look() is { } sample)
        {
            _samples.Add(sample);
            await Task.Delay(Pause, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                return;
        }
    }

    private Sample? Look()
    {
        try
        {
            var memory = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var kibibytes = long.Parse(memory.Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
            return new Sample(tally.Sent, kibibytes / 1024.0, Directory.EnumerateFiles($"/proc/{processId}/fd").Count());
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
