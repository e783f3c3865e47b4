using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>A host with the sample skill and a user.</summary>
public abstract class FlowTest : IAsyncLifetime
{
    private protected GrainHost Host { get; } = new();

    private protected FakeAmazon Amazon => Host.Amazon;

    private protected LinkDriver User { get; private set; } = null!;

    /// <summary>Who mints the partner's codes.</summary>
    protected virtual string Mode => "builtin";

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await PutSkill();
        User = new LinkDriver(Host);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Host.Log.Lines.ShouldAllBe(line => !line.Contains(FakeAmazon.Canary));

        // Whatever the test did: as many openings, as many audit events (checks.md 29).
        var audit = Host.Log.Lines.Where(line => line.StartsWith("Information Platform.Vault.Audit", StringComparison.Ordinal));
        audit.Count().ShouldBe(Host.Openings.Count);
    }

    /// <summary>Long enough for a step that is tried again soon, too short for a caller to stop waiting.</summary>
    protected static TimeSpan Soon { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Sets up the skill.</summary>
    protected virtual Task PutSkill() => Host.PutSkill(Samples.Skill, Samples.Partner, Mode);

    /// <summary>Waits, moving the clock to each time that is waited for soon.</summary>
    private protected Task<T> Patiently<T>(Task<T> happens) => Host.Clock.Until(happens, Soon);

    /// <summary>Waits for the record, without a call that would wake the link.</summary>
    private protected Task<LinkState> Stored(Predicate<LinkState> match) => Host.Storage.Until(User.Key.ToString(), match);

    /// <summary>
    /// Moves time on, that of decisions first, so that a reminder's tick finds it passed. What runs comes to its end before: it sets the reminder from
    /// the time that it finds, which in operation does not leap.
    /// </summary>
    private protected async Task Pass(TimeSpan time, TimeSpan? remindersToo = null)
    {
        await Host.Restart();
        Host.Clock.Advance(time);
        Host.ReminderClock.Advance(remindersToo ?? time);
    }

    private protected static void ShouldBeLinked(LinkReply reply)
    {
        reply.Refusal.ShouldBeNull();
        reply.Kind.ShouldBe(LinkReplyKind.Done);
        reply.Link.Status.ShouldBe(LinkStatus.Linked);
    }

    private protected static void ShouldBeRefused(LinkReply reply, string code, bool? restart = null)
    {
        reply.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
        (reply.Refusal.Restart ?? ErrorCatalogue.Get(code).Restart).ShouldBe(restart ?? ErrorCatalogue.Get(code).Restart);
    }
}
