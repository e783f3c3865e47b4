using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Time;

/// <summary>An access token that has expired, over HTTP: how often Amazon is asked for another, and with which token.</summary>
public sealed class RefreshTests(SharedClockedWorld shared) : IClassFixture<SharedClockedWorld>
{
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);

    private ClockedWorld World => shared.World;

    [Fact]
    public async Task Check_31_Two_hundred_parallel_operations_on_one_link_with_an_expired_token_refresh_it_once()
    {
        var user = await Linked();
        await Expire();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => user.Status(verify: n % 4 != 0)));

        answers.ShouldAllBe(answer => answer.Status == 200 && answer["status"] == "linked");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_31_Many_operations_and_an_unlink_among_them_refresh_once_and_end_unlinked()
    {
        var user = await Linked();
        await Expire();

        var operations = Enumerable.Range(0, 50).Select(n => n == 25 ? user.Unlink() : user.Status(verify: true)).ToList();
        await Task.WhenAll(operations);

        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_33_Callers_who_go_away_amid_a_refresh_do_not_stop_it()
    {
        var user = await Linked();
        await Expire();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenRefresh, User = user.AmazonUser, DelayMs = 400 });
        using var impatient = new HttpClient { BaseAddress = new Uri(World.Url) };
        impatient.DefaultRequestHeaders.Authorization = new("Bearer", user.Skill.Api.Key);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(20 * n));
            var path = $"{user.Skill.Path}/users/{Uri.EscapeDataString(user.UserId)}/link?verify=true";
            await impatient.GetAsync(path, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }));

        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_35_An_answer_without_a_refresh_token_keeps_the_old_one_and_a_new_one_replaces_it(bool rotates)
    {
        var user = await Linked();
        await World.Control.SetTokens(new TokenSettings { RefreshTokenOnRefresh = rotates });
        await World.Control.SetRotation(rotates ? RotationMode.Strict : RotationMode.Same);
        for (var hour = 0; hour < 3; hour++)
        {
            await Expire();
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        }

        await World.Control.SetRotation(RotationMode.Same);
        await World.Control.SetTokens(new TokenSettings());
        var tokens = (await user.Amazon.Grants(user.AmazonUser, user.Skill.Setup.ClientId)).RefreshTokens;
        tokens.Count.ShouldBe(rotates ? 4 : 1);
        tokens.Sum(token => token.Presented).ShouldBe(3);
        tokens.ShouldAllBe(token => token.Presentations.All(presented => presented.Outcome == Presentation.Granted));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Check_39_A_clock_that_is_five_minutes_off_costs_a_refresh_at_most(int minutes)
    {
        var user = await Linked();
        World.Clock.Advance(TimeSpan.FromMinutes(minutes));
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");

        // Just before or after the token's end, by either clock.
        World.Clock.Advance(TimeSpan.FromMinutes(57));
        await World.Control.AdvanceClock(TimeSpan.FromMinutes(57));
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        World.Clock.Advance(TimeSpan.FromMinutes(4));
        await World.Control.AdvanceClock(TimeSpan.FromMinutes(4));
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBeInRange(1, 2);
        World.Clock.Advance(TimeSpan.FromMinutes(-minutes));
    }

    [Theory]
    [InlineData(ExpiresInForm.Number, 0L)]
    [InlineData(ExpiresInForm.Number, -60L)]
    [InlineData(ExpiresInForm.Number, 99_999_999_999L)]
    [InlineData(ExpiresInForm.Text, 3_600L)]
    [InlineData(ExpiresInForm.Absent, null)]
    public async Task Check_39_Whatever_expires_in_says_the_link_serves_on(ExpiresInForm form, long? says)
    {
        await World.Control.SetTokens(new TokenSettings { ExpiresIn = form, ExpiresInValue = says });
        var user = await Linked();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        await Expire();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        await World.Control.SetTokens(new TokenSettings());
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);
    }

    // On both sides: Amazon's tokens end with Amazon's clock.
    private async Task Expire()
    {
        World.Clock.Advance(Hour);
        await World.Control.AdvanceClock(Hour);
    }

    private async Task<PartnerUser> Linked()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();
        return user;
    }
}
