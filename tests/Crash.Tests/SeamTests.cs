using System.Reflection;
using Platform.Grains.Links;

namespace Platform.Crash.Tests;

/// <summary>The points stand in front of what a link's work is given. What is given anew needs points too, or the reason why not.</summary>
public sealed class SeamTests
{
    private static readonly string[] Watched = ["ILwaTokenClient", "ISkillEnablementClient", "ICallOut"];

    // What these ask of other grains is watched where those read and write.
    private static readonly string[] CallingGrains = ["SkillDirectory", "RefreshTally", "CareBudget"];

    private static readonly string[] InMemory =
        ["IVault", "IKeyRing", "IHandleSealer", "EnablementGate", "LinkMetrics", "IOptions`1", "ILoggerFactory", "TimeProvider"];

    [Fact]
    public void All_that_the_work_of_a_link_is_given_is_watched_or_stays_in_memory() =>
        typeof(LinkState).Assembly.GetType("Platform.Grains.Links.Work.LinkServices", throwOnError: true)!
            .GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .ShouldHaveSingleItem().GetParameters().Select(parameter => parameter.ParameterType.Name)
            .ShouldBe([.. Watched, .. CallingGrains, .. InMemory], ignoreOrder: true);
}
