using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>
/// Mix-up (RFC 9700 4.4): the user consents at another server than the one that the consent was made for, and its code comes back with our
/// state. Two simulators stand for the two servers; the other one knows the same client and user.
/// </summary>
[Collection(SharedCollection.Name)]
public sealed class MixUpTests(SharedWorld shared) : IAsyncLifetime
{
    private SimulatorServer _other = null!;

    private SimulatorServer Amazon => shared.World.Amazon;

    public async Task InitializeAsync() => _other = await SimulatorHost.Start();

    public async Task DisposeAsync() => await _other.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_13_A_code_of_another_server_with_its_issuer_is_refused_before_anything_is_sent(bool lwa)
    {
        var user = await NewUser();
        var consent = (await user.Consent()).Expect(201);
        var mixedUp = await ApproveAtOther(user, consent, lwa);
        var words = $"for user {user.UserId}: its issuer is not Amazon";
        var refusal = shared.World.Platform.Log.Line(line => line.Contains(words, StringComparison.Ordinal));

        (await Back(user, mixedUp, iss: _other.NaUrl)).ExpectProblem("request.invalid")["detail"]!.ShouldContain("`iss`");

        (await refusal).ShouldNotContain(mixedUp.State);
        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await _other.Control.Calls()).ShouldBeEmpty();
        (await user.Status()).ExpectLink("consentPending", "link");

        // The state is as good as before for what comes from Amazon.
        (await Back(user, await user.Approve(consent, lwa), iss: Amazon.NaUrl)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Check_13_A_code_of_another_server_without_an_issuer_goes_to_Amazon_alone_and_is_refused_there()
    {
        var user = await NewUser();
        var mixedUp = await ApproveAtOther(user, (await user.Consent()).Expect(201), lwa: true);

        (await user.Finish(mixedUp)).ExpectProblem("exchange.invalid_grant");

        (await _other.Control.Calls()).ShouldBeEmpty("nothing may reach the other server, above all no client secret and no verifier");
        (await _other.Control.Grants()).Codes.ShouldHaveSingleItem().Presented.ShouldBe(0);
        var exchanges = await user.Amazon.Calls(CallEndpoints.TokenExchange, clientId: user.Skill.Setup.ClientId);
        exchanges.ShouldHaveSingleItem().Status.ShouldBe(400);
        (await user.Status()).ExpectLink("notLinked", "link")["reason"].ShouldBe("exchange.invalid_grant");
        await user.Link();
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://www.amazon.com")]
    [InlineData("https://alexa.amazon.com")]
    [InlineData("https://eu.account.amazon.com")]
    [InlineData("https://www.amazon.co.jp")]
    [InlineData("https://{host}")]
    [InlineData("http://{host}/ap/oa")]
    [InlineData("http://{host}?")]
    [InlineData("http://{host}.evil.example")]
    [InlineData("http://evil.example@{host}")]
    [InlineData("http://evil.example/{host}")]
    [InlineData("HTTP://{host}")]
    [InlineData("{host}")]
    public async Task Check_13_An_issuer_of_no_known_region_or_name_is_refused_and_the_state_stays_usable(string iss)
    {
        var user = await NewUser();
        var redirect = await user.Approve();

        var issuer = iss.Replace("{host}", new Uri(Amazon.NaUrl).Authority, StringComparison.Ordinal);
        (await Back(user, redirect, issuer)).ExpectProblem("request.invalid");

        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
    }

    private static Task<Answer> Back(PartnerUser user, Redirect redirect, string iss) =>
        user.Callback(new { userId = user.UserId, state = redirect.State, code = redirect.Code, iss });

    private async Task<PartnerUser> NewUser()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        await _other.Control.PutClient(user.Skill.Setup.ClientId, user.Skill.Setup.AtAmazon(shared.World.Url));
        await _other.Control.PutUser(user.AmazonUser, Region.NA);
        return user;
    }

    private async Task<Redirect> ApproveAtOther(PartnerUser user, Answer consent, bool lwa)
    {
        var url = lwa
            ? consent["lwaFallbackUrl"]!.Replace(Amazon.AuthorizeUrl, _other.AuthorizeUrl, StringComparison.Ordinal)
            : consent["alexaAppUrl"]!.Replace(Amazon.ConsentUrl, _other.ConsentUrl, StringComparison.Ordinal);
        var answer = await _other.Control.Approve(url, user.AmazonUser);
        answer.Redirect.ShouldNotBeNull(answer.Message);
        answer.Parameter("state").ShouldBe(consent["state"]);
        return new Redirect(answer.Parameter("state")!, answer.Parameter("code")!);
    }
}
