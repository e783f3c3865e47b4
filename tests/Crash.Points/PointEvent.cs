namespace Platform.Crash.Points;

/// <summary>That a user's work has come to a point: a line of the process's output.</summary>
/// <param name="Stopped">True where it stays there, false where it passes.</param>
/// <param name="User">Whose work, by the partner's user id.</param>
/// <param name="Point">The point, such as <c>write link exchanging/before</c>; from the second time on with <c>#2</c>.</param>
internal sealed record PointEvent(bool Stopped, string User, string Point)
{
    private const string Mark = "crash-point";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for any other line.</summary>
    public static PointEvent? Read(string line) =>
        line.Split('|') is [Mark, var what, var user, var point] ? new PointEvent(what == "stopped", user, point) : null;

    public override string ToString() => $"{Mark}|{(Stopped ? "stopped" : "passed")}|{User}|{Point}";
}
