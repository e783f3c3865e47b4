using System.Collections.Immutable;
using Platform.Api.Tests.Hosting;
using Platform.Grains;
using Platform.Grains.Vault;

namespace Platform.Api.Tests.Rotations;

/// <summary>A replaced data key goes when nothing can need it, and not before.</summary>
public sealed class RetirementTests : IAsyncLifetime, IDisposable
{
    private readonly ApiHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Check_26_A_data_key_stays_while_a_refresh_token_given_to_Alexa_needs_it_and_goes_afterwards()
    {
        var (partner, skill) = await _host.NewSkill();
        var user = $"/v1/skills/{skill}/users/u";
        var (state, code) = await _host.Approve(partner, user, "user-eu");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, code })).Text("status").ShouldBe("linked");
        var former = (await Keys()).ShouldHaveSingleItem().KeyId;
        await Rotate();
        (await Keys()).Length.ShouldBe(2);

        // Everything stored is under the new key; what Alexa holds is not.
        await Look(after: TimeSpan.FromMinutes(46));
        (await Keys()).ShouldContain(key => key.KeyId == former);
        await _host.Amazon.Control.RefreshPartnerPair("user-eu", skill);

        // Rotated by Alexa, the former refresh token works a day more.
        await Look(after: TimeSpan.FromHours(25));
        (await Keys()).ShouldHaveSingleItem().KeyId.ShouldNotBe(former);
        await _host.Amazon.Control.RefreshPartnerPair("user-eu", skill);
        (await partner.Api.Get($"{user}/link?verify=true")).Text("status").ShouldBe("linked");
    }

    [Fact]
    public async Task A_data_key_that_nothing_needs_goes_after_the_time_in_which_its_last_secrets_are_stored_or_worthless()
    {
        var partner = await _host.NewPartner();
        await partner.Api.Post($"/v1/skills/{await partner.NewSkill()}/users/u/consent", null);
        await Rotate();
        (await Keys()).Length.ShouldBe(2);
        await Look(after: TimeSpan.FromMinutes(46));
        (await Keys()).Length.ShouldBe(1);
    }

    private async Task<ImmutableArray<StoredDataKey>> Keys() => (await _host.Grains.DataKeys().Set()).Keys;

    private async Task Rotate()
    {
        var client = _host.Client(ApiHost.OperatorKey);
        var rotation = (await client.Post("/v1/vault/rotations", new { level = "data" })).Text("rotationId");
        await _host.UntilRotated(rotation);
        (await client.Get($"/v1/vault/rotations/{rotation}")).Text("status").ShouldBe("completed");
    }

    // The walk over all records comes to its end, whatever it finds.
    private async Task Look(TimeSpan after)
    {
        var looked = _host.Log.NextLine("No longer at work on rotation Retirement");
        _host.Clock.Advance(after);
        await looked;
    }
}
