using System.Globalization;

namespace Platform.Crash.Points;

/// <summary>
/// Where the runner says what to do: a file for each user that is watched, with the ids of the points where that user's work stops. It stops there
/// for as long as the file says so; mostly until the process is killed.
/// </summary>
internal sealed class CrashFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string FolderVariable = "CRASH_FOLDER";

    /// <summary>The environment variable with the seconds by which this life's platform clock is ahead.</summary>
    public const string ClockVariable = "CRASH_CLOCK";

    private readonly string _path = Environment.GetEnvironmentVariable(FolderVariable)
        ?? throw new InvalidOperationException($"{FolderVariable} is not set.");

    /// <summary>By how much the platform's clock and that of its reminders are ahead.</summary>
    public static TimeSpan ClockShift =>
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable(ClockVariable) ?? "0", CultureInfo.InvariantCulture));

    /// <summary>Where this user's work stops; null where nobody watches it.</summary>
    public IReadOnlyList<string>? StopsOf(string user)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(_path, user));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
