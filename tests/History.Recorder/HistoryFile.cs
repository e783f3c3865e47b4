using System.Globalization;
using System.Text;
using Platform.History.Events;

namespace Platform.History.Recorder;

/// <summary>This life's file. A line is written whole, past every buffer of the process, before <see cref="Say"/> returns.</summary>
internal sealed class HistoryFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private readonly int _life = int.Parse(Variable(HistoryFolder.LifeVariable), CultureInfo.InvariantCulture);

    public HistoryFile(TimeProvider clock)
    {
        _clock = clock;
        var path = HistoryFolder.FileOf(Variable(HistoryFolder.FolderVariable), _life);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>By how much the platform's clock and that of its reminders are ahead.</summary>
    public static TimeSpan ClockShift =>
        TimeSpan.FromSeconds(double.Parse(Variable(HistoryFolder.ClockVariable), CultureInfo.InvariantCulture));

    /// <summary>Writes an event down, made from the number of this life and the time.</summary>
    public void Say(Func<int, DateTimeOffset, HistoryEvent> what)
    {
        lock (_gate)
            _file.Write(Encoding.UTF8.GetBytes(HistoryFolder.Write(what(_life, _clock.GetUtcNow())) + '\n'));
    }

    public void Dispose() => _file.Dispose();

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
