using System.Diagnostics;
using Platform.AmazonSimulator.Contract;
using Platform.Storm.Run.Storms;

namespace Platform.Storm.Run;

/// <summary>One storm for each mode of rotation.</summary>
internal static class StormRun
{
    /// <summary>Runs them one after the other.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="ended">Told of each.</param>
    /// <param name="killed">Told of each kill: the mode, and the how manieth in it.</param>
    public static async Task<IReadOnlyList<StormReport>> Run(
        RunOptions options, Action<StormReport>? ended = null, Action<RotationMode, int>? killed = null)
    {
        var begun = Stopwatch.GetTimestamp();
        var reports = new List<StormReport>();
        foreach (var (number, rotation) in options.Rotations.Index())
        {
            // What does not divide goes to the first.
            var kills = (options.Kills + options.Rotations.Count - 1 - number) / options.Rotations.Count;
            await using var storm = await RefreshStorm.Begin(rotation, options);
            await storm.Blow(kills, MayGoOn);
            reports.Add(await storm.Settle());
            ended?.Invoke(reports[^1]);
        }

        return reports;

        bool MayGoOn(RotationMode rotation, int kill)
        {
            killed?.Invoke(rotation, kill);
            return Stopwatch.GetElapsedTime(begun) < options.Limit;
        }
    }
}
