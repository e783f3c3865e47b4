using Microsoft.Extensions.DependencyInjection;
using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Flows;

/// <summary>Where Amazon refuses the refresh tokens of a skill in masses, that is not believed (design.md 4).</summary>
public sealed class MassGuardFlowTests : FlowTest
{
    private const int Mass = 50;

    private List<LinkDriver> _users = [];

    [Fact]
    public async Task Check_52_A_mass_of_refused_refreshes_unlinks_nobody()
    {
        await Link(Mass + 10);
        await RefuseAll();

        // Those who were refused before it was a mass are back, those after it never went.
        foreach (var user in _users)
        {
            (await user.Snapshot()).Status.ShouldBe(LinkStatus.Linked, user.Key.ToString());
            user.Stored.SetAside.ShouldBeEmpty();
            user.Stored.GrantsToRevoke.ShouldBeEmpty();
        }

        Host.Log.Lines.ShouldContain(line => line.StartsWith("Error") && line.Contains("mass refusal"));
        (await Skill()).IsGuarded.ShouldBeTrue();

        // Their pairs are the old ones, and serve as before.
        foreach (var user in _users)
        {
            ShouldBeLinked(await user.Verify());
        }

        Amazon.Disable.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_36_Fewer_than_fifty_stand_each_for_itself()
    {
        await Link(Mass - 1);
        await RefuseAll();
        (await Skill()).IsGuarded.ShouldBeFalse();
        foreach (var user in _users)
        {
            (await user.Snapshot()).Status.ShouldBe(LinkStatus.RelinkRequired);
        }
    }

    [Fact]
    public async Task A_minority_stands_each_for_itself()
    {
        await Link(Mass);
        await RefuseAll(wellBefore: Mass);
        (await Skill()).IsGuarded.ShouldBeFalse();
    }

    [Fact]
    public async Task Refusals_of_more_than_ten_minutes_ago_count_no_more()
    {
        var skill = Host.Grains.Skill(Samples.Skill);
        (await skill.CountRefreshes(new RefreshCount(Mass - 1, Mass - 1))).ShouldBeFalse();
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await skill.CountRefreshes(new RefreshCount(Mass - 1, Mass - 1))).ShouldBeFalse();
        (await skill.CountRefreshes(new RefreshCount(1, 1))).ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_operator_confirms_ends_links_again()
    {
        await Guarded();
        (await Host.Grains.Skill(Samples.Skill).ConfirmRefusals()).ShouldNotBeNull().IsGuarded.ShouldBeFalse();
        await Host.Services.GetRequiredService<SkillDirectory>().FindFresh(Samples.Skill);
        await RefuseAll();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.RelinkRequired);
        (await Skill()).IsGuarded.ShouldBeFalse();
    }

    [Fact]
    public async Task It_ends_by_itself_when_refreshes_go_well_again()
    {
        await Guarded();
        (await Host.Grains.Skill(Samples.Skill).CountRefreshes(new RefreshCount(Mass, 0))).ShouldBeFalse();
        (await Skill()).IsGuarded.ShouldBeFalse();
    }

    [Fact]
    public async Task It_stays_on_over_a_restart()
    {
        await Guarded();
        await Host.Crash();
        await RefuseAll();
        (await User.Snapshot()).Status.ShouldBe(LinkStatus.Linked);
    }

    [Fact]
    public async Task What_was_set_aside_is_put_back_at_its_time_also_where_nobody_asks()
    {
        await Link(1);
        await RefuseAll();
        User.Stored.SetAside.ShouldHaveSingleItem();
        (await Host.Grains.Skill(Samples.Skill).CountRefreshes(new RefreshCount(Mass, Mass))).ShouldBeTrue();
        await Pass(LinkLimits.SetAside, LinkLimits.SetAside + TimeSpan.FromMinutes(1));
        (await Stored(link => link.SetAside.IsEmpty)).Accounts.ShouldHaveSingleItem();
    }

    private async Task Guarded()
    {
        await Link(1);
        (await Host.Grains.Skill(Samples.Skill).CountRefreshes(new RefreshCount(Mass, Mass))).ShouldBeTrue();
    }

    private async Task Link(int users)
    {
        _users = [User, .. Enumerable.Range(2, users - 1).Select(n => new LinkDriver(Host, $"user-{n}"))];
        foreach (var user in _users)
        {
            ShouldBeLinked(await user.Link($"alexa{_users.IndexOf(user)}-code"));
        }
    }

    // An hour later each needs a refresh, which Amazon refuses.
    private async Task RefuseAll(int wellBefore = 0)
    {
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await Host.Grains.Skill(Samples.Skill).CountRefreshes(new RefreshCount(wellBefore, Refused: 0));
        foreach (var user in _users)
        {
            Amazon.Refresh.Next(FakeAmazon.Answered<TokenPair>(ErrorCodes.ExchangeInvalidGrant, 400));
            await user.Verify();
        }
    }

    private async Task<Skill> Skill() => (await Host.Grains.Skill(Samples.Skill).Get())!;
}
