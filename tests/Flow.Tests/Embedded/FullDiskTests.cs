using System.Net;
using System.Runtime.Versioning;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Embedded;

/// <summary>The disk takes nothing more, and then it does again: the process lives through it.</summary>
[SupportedOSPlatform("linux")]
public sealed class FullDiskTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Nothing at all, and room for the beginning of a page: then the log breaks off within it.</summary>
    public static TheoryData<int> Rooms => [0, 1_000];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Check_34_On_a_full_disk_commands_are_refused_and_nothing_is_spent_and_with_room_all_goes_on(int room)
    {
        await using var world = await Start();
        var skill = await world.NewSkill();
        var user = await skill.User().In(Region.NA);
        await user.Link();
        var returning = await skill.User().In(Region.EU);
        var redirect = await returning.Approve();
        var newcomer = await skill.User().In(Region.NA);

        await using (await FullDisk.Of(world.Platform, room))
        {
            await Ready(world, HttpStatusCode.ServiceUnavailable);
            (await user.Status()).ExpectLink("linked", "unlink");
            (await newcomer.Consent()).ExpectProblem("storage.unavailable");
            (await returning.Finish(redirect)).ExpectProblem("storage.unavailable");
            (await user.Unlink()).ExpectProblem("storage.unavailable");
            await NextTokenIsRefused(user);
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
            (await user.Calls(CallEndpoints.TokenRefresh)).ShouldBeEmpty();
            (await user.Calls(CallEndpoints.EnablementDelete)).ShouldBeEmpty();
            (await returning.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        }

        await Ready(world, HttpStatusCode.OK);
        (await newcomer.Consent()).Expect(201);
        (await returning.Finish(redirect)).ExpectLink("linked", "unlink");
        await NextTokenIsRefused(user);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenRefresh)).Count.ShouldBe(1);

        await world.Platform.KillAndRestart();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await returning.Status(verify: true)).ExpectLink("linked", "unlink");
        (await newcomer.Status()).ExpectLink("consentPending", "link");
        (await user.Unlink()).ExpectLink("unlinked", "link");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Check_34_A_pair_that_arrives_when_the_disk_is_full_is_held_and_stored_as_soon_as_there_is_room(int room)
    {
        await using var world = await Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();

        // From now on the token before is worth nothing: only the pair that is being held will do.
        await world.Control.SetRotation(RotationMode.Strict);
        await NextTokenIsRefused(user);
        await world.Control.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenRefresh, DelayMs = 1_500 });
        var atRisk = world.Platform.Log.Line(line => line.Contains("linking_token_at_risk", StringComparison.Ordinal));
        var verifying = user.Status(verify: true);
        await world.Control.WaitForCalls(CallEndpoints.TokenRefresh, phase: CallPhase.Applied);
        await using (await FullDisk.Of(world.Platform, room))
        {
            await atRisk.WaitAsync(Limit);
            (await user.Status()).ExpectLink("linked", "unlink");
        }

        (await verifying).ExpectLink("linked", "unlink");
        await NextTokenIsRefused(user);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        var tokens = (await world.Control.Grants(user.AmazonUser)).RefreshTokens;
        tokens.Select(token => token.Presented).ShouldBe([1, 1, 0]);
    }

    private static async Task<World> Start()
    {
        var world = await World.Prepare();
        world.Platform.Launcher = FullDisk.Launcher;
        await world.Platform.Start();
        return world;
    }

    // The look at the store that it goes by may be a second old.
    private static async Task Ready(World world, HttpStatusCode expected)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (true)
        {
            using var answer = await http.GetAsync(new Uri($"{world.Url}/health/ready"), limit.Token);
            if (answer.StatusCode == expected)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    // Amazon's 401 makes the platform refresh.
    private static async Task NextTokenIsRefused(PartnerUser user) =>
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementGet, User = user.AmazonUser, Status = 401 });
}
