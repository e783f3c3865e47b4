using System.Globalization;
using System.Text.Json;

namespace Platform.History.Events;

/// <summary>
/// Where a platform's history lies: a file for each life of the process, in it an event a line. Each line is with the operating system
/// before what it tells of goes on, so that SIGKILL takes none of them.
/// </summary>
internal static class HistoryFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string FolderVariable = "HISTORY_FOLDER";

    /// <summary>The environment variable with the number of the life.</summary>
    public const string LifeVariable = "HISTORY_LIFE";

    /// <summary>The environment variable with the seconds by which this life's platform clock is ahead.</summary>
    public const string ClockVariable = "HISTORY_CLOCK";

    /// <summary>The file of a life.</summary>
    public static string FileOf(string folder, int life) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"life-{life:00000}.jsonl"));

    /// <summary>An event as a line.</summary>
    public static string Write(HistoryEvent what) => JsonSerializer.Serialize(what);

    /// <summary>All events of all lives, in order.</summary>
    public static IEnumerable<HistoryEvent> Read(string folder) =>
        Directory.EnumerateFiles(folder, "life-*.jsonl").Order(StringComparer.Ordinal).SelectMany(ReadFile);

    // A kill may cut the last line of a life: what it was to tell of had not begun.
    private static IEnumerable<HistoryEvent> ReadFile(string file)
    {
        var text = File.ReadAllText(file);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<HistoryEvent>(line)!);
    }
}
