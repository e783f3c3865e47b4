using System.Collections.Concurrent;

namespace Platform.Crash.Points;

/// <summary>Every call of a seam comes by here before and after; where the runner wants it, it comes no further.</summary>
internal sealed class PassedPoints(CrashFolder folder)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<(string User, string Point), int> _times = new();

    /// <summary>Makes a call, with a point on either side of it.</summary>
    /// <param name="user">Whose work it belongs to; null where it is nobody's.</param>
    /// <param name="name">What the call does.</param>
    /// <param name="call">The call.</param>
    public async Task<T> Around<T>(string? user, string name, Func<Task<T>> call)
    {
        await Pass(user, name, "before");
        var result = await call();
        await Pass(user, name, "after");
        return result;
    }

    /// <inheritdoc cref="Around{T}(string?, string, Func{Task{T}})"/>
    public Task Around(string? user, string name, Func<Task> call) => Around(user, name, async () =>
    {
        await call();
        return true;
    });

    private async Task Pass(string? user, string name, string side)
    {
        if (user is null || folder.StopsOf(user) is not { } stops)
            return;
        var times = _times.AddOrUpdate((user, $"{name}/{side}"), 1, (_, before) => before + 1);
        var point = times == 1 ? $"{name}/{side}" : $"{name}/{side}#{times}";
        Say(new PointEvent(stops.Contains(point), user, point));
        while (stops?.Contains(point) == true)
        {
            await Task.Delay(Look);
            stops = folder.StopsOf(user);
        }
    }

    private static void Say(PointEvent seen)
    {
        Console.Out.WriteLine(seen);
        Console.Out.Flush();
    }
}
