using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Where the account lives: discovery is asked, each answer tried, and the one that knew the account remembered.</summary>
[Collection(SharedCollection.Name)]
public sealed class RegionTests(SharedWorld shared)
{
    [Theory]
    [InlineData(Region.NA)]
    [InlineData(Region.EU)]
    [InlineData(Region.FE)]
    public async Task Check_16_Of_several_hosts_each_is_tried_with_a_code_of_its_own_and_the_winner_is_remembered(Region region)
    {
        var user = await (await shared.World.NewSkill()).User().In(region);
        var asked = Enum.GetValues<Region>().TakeWhile(earlier => earlier != region).Append(region).ToList();
        await Name(user, Enum.GetValues<Region>());

        await user.Link();

        var posts = await user.Calls(CallEndpoints.EnablementPost);
        posts.Select(call => call.Region).ShouldBe(asked);
        posts.Select(call => call.Status).ShouldBe([.. asked.SkipLast(1).Select(_ => 403), 201]);
        (await user.PostedCodes()).ShouldBeUnique();
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);

        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Calls(CallEndpoints.EnablementGet)).ShouldHaveSingleItem().Region.ShouldBe(region);
        (await user.Calls(CallEndpoints.EnablementDelete)).ShouldHaveSingleItem().Region.ShouldBe(region);
        (await user.Calls(CallEndpoints.Endpoint)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_16_A_host_that_discovery_does_not_name_is_never_guessed()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.FE);
        await Name(user, Region.NA, Region.EU);
        var redirect = await user.Approve();

        (await user.Finish(redirect)).ExpectProblem("enablement.403");

        (await user.Calls(CallEndpoints.EnablementPost)).Select(call => call.Region).Distinct().ShouldBe([Region.NA, Region.EU]);
        (await user.Enablement()).ShouldBeNull();
        await user.Link();
    }

    private Task<FaultRecord> Name(PartnerUser user, params Region[] regions)
    {
        var hosts = regions.Select(region => $"\"{shared.World.Amazon.ApiHosts[(int)region]}\"");
        return user.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.Endpoint,
            User = user.AmazonUser,
            Body = $$"""{"endpoints":[{{string.Join(',', hosts)}}]}""",
            ContentType = "application/json",
        });
    }
}
