using Platform.AmazonSimulator.Contract;
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
        var partner = await _host.NewPartner();
        var skill = await LinkedSkill(partner);
        var former = (await Keys()).ShouldHaveSingleItem().KeyId;
        await Rotate();
        (await Keys()).Length.ShouldBe(2);

        // Everything stored is under the new key; what Alexa holds is not.
        await Looked(() => _host.Clock.Advance(TimeSpan.FromMinutes(46)));
        (await Keys()).ShouldContain(key => key.KeyId == former);
        await _host.Amazon.Control.RefreshPartnerPair("user-eu", skill);

        // Rotated by Alexa, the former refresh token works a day more.
        await Looked(() => _host.Clock.Advance(TimeSpan.FromHours(25)));
        (await Keys()).ShouldHaveSingleItem().KeyId.ShouldNotBe(former);
        await _host.Amazon.Control.RefreshPartnerPair("user-eu", skill);
        (await partner.Api.Get($"/v1/skills/{skill}/users/u/link?verify=true")).Text("status").ShouldBe("linked");
    }

    [Fact]
    public async Task A_data_key_that_nothing_needs_goes_after_the_time_in_which_its_last_secrets_are_stored_or_worthless()
    {
        var partner = await _host.NewPartner();
        await partner.Api.Post($"/v1/skills/{await partner.NewSkill()}/users/u/consent", null);
        await Rotate();
        (await Keys()).Length.ShouldBe(2);
        await Looked(() => _host.Clock.Advance(TimeSpan.FromMinutes(46)));
        (await Keys()).Length.ShouldBe(1);
    }

    private async Task<IReadOnlyList<StoredDataKey>> KeyList() => (await _host.Grains.DataKeys().Set()).Keys;

    private async Task<StoredDataKey[]> Keys() => [.. await KeyList()];

    private async Task Rotate()
    {
        var rotation = await _host.Client(ApiHost.OperatorKey).Post("/v1/vault/rotations", new { level = "data" });
        var path = $"/v1/vault/rotations/{rotation.Text("rotationId")}";
        await Until(async () => (await _host.Client(ApiHost.OperatorKey).Get(path)).Text("status") == "completed");
    }

    // The walk over all records has come to its end, whatever it found.
    private Task Looked(Action move)
    {
        var before = Walks();
        move();
        return Until(() => Task.FromResult(Walks() > before));
    }

    private int Walks() => _host.Log.Lines.Count(line => line.Contains("No longer at work on rotation Retirement", StringComparison.Ordinal));

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(20, late.Token);
        }
    }

    private async Task<string> LinkedSkill(TestPartner partner)
    {
        var skill = TestPartner.NewSkillId();
        (await partner.Api.Put($"/v1/skills/{skill}", SkillBodies.With("clientId", $"\"client-{skill}\""))).Status.ShouldBe(201);
        await _host.Amazon.Control.PutClient($"client-{skill}", new ClientRegistration
        {
            ClientSecret = "alexa-secret-1",
            SkillId = skill,
            RedirectUris = [SkillBodies.RedirectUri],
            TokenUrl = $"{_host.Url}/oauth/token",
            AuthClientId = "alexa",
            AuthClientSecret = "builtin-secret-1",
        });
        var consent = await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null);
        var approved = await _host.Amazon.Control.Approve(consent.Text("alexaAppUrl"), "user-eu");
        var back = new { userId = "u", state = approved.Parameter("state"), code = approved.Parameter("code") };
        var linked = await partner.Api.Post("/v1/callback", back);
        linked.Text("status").ShouldBe("linked");
        return skill;
    }
}
