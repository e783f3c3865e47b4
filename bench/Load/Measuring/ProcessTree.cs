using System.Globalization;

namespace Platform.Load.Measuring;

/// <summary>What a process and all that it has started cost, as Linux counts it (proc(5)).</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int Times = 4;

    /// <summary>Processor seconds of a process, its children, and theirs; those that have ended count where their parent has seen them end.</summary>
    public static double CpuSeconds(int process) => Members(process).Sum(member => Stat(member) is { } stat
        ? stat.Skip(FirstTime).Take(Times).Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond
        : 0);

    /// <summary>Bytes of memory that they hold, what they share counted once.</summary>
    public static long Bytes(int process) => Members(process).Sum(member => Kilobytes(member) * 1_024);

    private static List<int> Members(int process)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(id => Stat(id) is { } stat ? int.Parse(stat[Parent], CultureInfo.InvariantCulture) : 0);
        List<int> members = [process];
        for (var at = 0; at < members.Count; at++)
            members.AddRange(children[members[at]]);
        return members;
    }

    // The fields behind the name, which may hold anything; null where the process has ended.
    private static string[]? Stat(int process) =>
        Read($"/proc/{process}/stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static long Kilobytes(int process) => (Read($"/proc/{process}/smaps_rollup") ?? "").Split('\n')
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
