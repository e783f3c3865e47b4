using Platform.Crash.Run.Scenarios;

namespace Platform.Crash.Run.Rounds;

/// <summary>The points of all stories, as found by watching each of them once without a kill.</summary>
internal sealed class Plan(IReadOnlyList<(Scenario Scenario, CrashPoint Point)> points)
{
    /// <summary>Every point of every story, in the order in which it is passed.</summary>
    public IReadOnlyList<(Scenario Scenario, CrashPoint Point)> Points => points;

    /// <summary>The points whose story and name contain this text.</summary>
    public Plan Only(string filter) =>
        new([.. points.Where(story => $"{story.Scenario.Name}: {story.Point}".Contains(filter, StringComparison.OrdinalIgnoreCase))]);

    /// <summary>Every point once; who asks again at once alternates, from point to point and from time to time.</summary>
    public IEnumerable<(Scenario Scenario, CrashPoint? Point, bool Asked)> Time(int number) =>
        points.Select((story, index) => (story.Scenario, (CrashPoint?)story.Point, (index + number) % 2 == 1));
}
