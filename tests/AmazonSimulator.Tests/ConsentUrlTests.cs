using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>Both consent URLs, parameter by parameter (protocol.md 1 and 2).</summary>
public sealed class ConsentUrlTests(Bench bench) : IClassFixture<Bench>
{
    private const string Page = "page";

    public static TheoryData<string, string?, string> AlexaParameters => new()
    {
        { "fragment", null, Page },
        { "fragment", "skill-account-linking", Page },
        { "client_id", null, Page },
        { "client_id", "amzn1.application-oa2-client.other", Page },
        { "redirect_uri", null, Page },
        { "redirect_uri", Bench.RedirectUri + "&x=1", Page },
        { "redirect_uri", "https://LINK.ridehailer.example/callback?app=1", Page },
        { "scope", null, "invalid_request" },
        { "scope", "alexa::skills::account_linking", "invalid_scope" },
        { "scope", "alexa::skills:account_linking profile", "invalid_scope" },
        { "skill_stage", null, "invalid_request" },
        { "skill_stage", "Development", "invalid_request" },
        { "skill_stage", "certification", "invalid_request" },
        { "response_type", null, "invalid_request" },
        { "response_type", "token", "unsupported_response_type" },
        { "state", null, "invalid_request" },
        { "state", "", "invalid_request" },
        { "state", "a b", "invalid_request" },
        { "state", "a&b", "invalid_request" },
        { "state", "a=b", "invalid_request" },
        { "state", "a,b", "invalid_request" },
        { "state", "a/b", "invalid_request" },
        { "state", "a\\b", "invalid_request" },
        { "state", "a<b", "invalid_request" },
        { "state", "a>b", "invalid_request" },
        { "state", "a#b", "invalid_request" },
        { "state", "a|b", "invalid_request" },
        { "state", "a\"b", "invalid_request" },
        { "state", "\u00e4", "invalid_request" },
        { "code_challenge", null, "invalid_request" },
        { "code_challenge", Bench.Challenge + "=", "invalid_request" },
        { "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN", "invalid_request" },
        { "code_challenge", "short", "invalid_request" },
        { "code_challenge_method", null, "invalid_request" },
        { "code_challenge_method", "plain", "invalid_request" },
        { "code_challenge_method", "s256", "invalid_request" },
    };

    [Theory]
    [MemberData(nameof(AlexaParameters))]
    public async Task A_parameter_of_the_Alexa_app_url_that_is_missing_or_wrong_is_refused_where_OAuth_says(string name, string? value, string expected) =>
        await Refused(bench.AlexaUrl(With(Bench.AlexaParameters(), name, value)), expected);

    [Theory]
    [InlineData("client_id", null, Page)]
    [InlineData("redirect_uri", "https://link.ridehailer.example/callback", Page)]
    [InlineData("scope", null, "invalid_request")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_type", "code token", "unsupported_response_type")]
    [InlineData("state", "a=b", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    public async Task A_parameter_of_the_Lwa_url_that_is_missing_or_wrong_is_refused_where_OAuth_says(string name, string? value, string expected) =>
        await Refused(bench.LwaUrl(With(Bench.LwaParameters(), name, value)), expected);

    [Theory]
    [InlineData("fragment", Page)]
    [InlineData("client_id", Page)]
    [InlineData("redirect_uri", Page)]
    [InlineData("scope", "invalid_request")]
    [InlineData("skill_stage", "invalid_request")]
    [InlineData("response_type", "invalid_request")]
    [InlineData("state", "invalid_request")]
    [InlineData("code_challenge", "invalid_request")]
    [InlineData("code_challenge_method", "invalid_request")]
    public async Task A_parameter_given_twice_is_refused_even_with_equal_values(string name, string expected)
    {
        var value = Uri.EscapeDataString(Bench.AlexaParameters()[name]);
        await Refused($"{bench.AlexaUrl()}&{name}={value}", expected, stateEchoed: name != "state");
    }

    [Theory]
    [InlineData("&x=%")]
    [InlineData("&x=%zz")]
    [InlineData("&x=%ff")]
    public async Task A_query_that_is_not_well_formed_is_refused_on_the_page(string suffix) => await Refused(bench.AlexaUrl() + suffix, Page);

    [Fact]
    public async Task Lwa_needs_no_state_and_no_stage_and_ignores_what_it_does_not_know()
    {
        var parameters = Bench.LwaParameters();
        parameters.Remove("state");
        parameters["skill_stage"] = "live";
        var answer = await bench.Control.Approve(bench.LwaUrl(parameters), "user-na");
        answer.Parameter("code").ShouldNotBeNull();
        answer.Parameter("state").ShouldBeNull();
    }

    [Fact]
    public async Task The_scope_may_come_raw_or_percent_encoded_and_PKCE_may_be_left_out()
    {
        var parameters = Bench.LwaParameters();
        parameters.Remove("code_challenge");
        parameters.Remove("code_challenge_method");
        var encoded = bench.LwaUrl(parameters);
        encoded.ShouldContain("alexa%3A%3Askills%3Aaccount_linking");
        (await bench.Control.Approve(encoded, "user-na")).Parameter("code").ShouldNotBeNull();
        (await bench.Control.Approve(encoded.Replace("%3A", ":", StringComparison.Ordinal), "user-na")).Redirect.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_stage_that_the_skill_does_not_have_is_refused()
    {
        await bench.Control.PutClient("dev-only", bench.Client() with { Stages = ["development"] });
        var parameters = With(With(Bench.AlexaParameters(), "client_id", "dev-only"), "skill_stage", "live");
        await Refused(bench.AlexaUrl(parameters), "invalid_request");
    }

    [Fact]
    public async Task A_state_longer_than_1024_characters_is_refused()
    {
        (await bench.Control.Approve(bench.AlexaUrl(With(Bench.AlexaParameters(), "state", new string('a', 1024))), "user-na")).Parameter("code").ShouldNotBeNull();
        (await bench.Control.Approve(bench.AlexaUrl(With(Bench.AlexaParameters(), "state", new string('a', 1025))), "user-na")).Parameter("error").ShouldBe("invalid_request");
    }

    [Fact]
    public async Task A_refusal_redirects_with_access_denied_or_with_the_error_that_is_scripted()
    {
        var denied = await bench.Control.Deny(bench.AlexaUrl(), "user-na");
        denied.Parameter("error").ShouldBe("access_denied");
        denied.Parameter("state").ShouldBe(Bench.State);
        denied.Parameter("code").ShouldBeNull();
        (await bench.Control.Deny(bench.LwaUrl(), "user-na", "server_error")).Parameter("error").ShouldBe("server_error");
    }

    [Theory]
    [InlineData("http://127.0.0.1/elsewhere", "user-na")]
    [InlineData("not a url", "user-na")]
    [InlineData(null, "nobody")]
    public async Task The_control_api_says_what_is_wrong_with_a_decision(string? url, string user)
    {
        var answer = await bench.Control.Approve(url ?? bench.AlexaUrl(), user);
        answer.Redirect.ShouldBeNull();
        answer.Error.ShouldBe("invalid");
        answer.Message.ShouldNotBeNullOrEmpty();
    }

    internal static Dictionary<string, string> With(Dictionary<string, string> parameters, string name, string? value)
    {
        if (value is null)
            parameters.Remove(name);
        else
            parameters[name] = value;
        return parameters;
    }

    /// <summary>As written: broken escapes stay broken.</summary>
    private static Uri Exactly(string url) => new(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>By the control API and by the page itself.</summary>
    private async Task Refused(string url, string expected, bool stateEchoed = true)
    {
        var answer = await bench.Control.Approve(url, "user-na");
        using var page = await bench.Http.GetAsync(Exactly(url));
        if (expected == Page)
        {
            answer.Redirect.ShouldBeNull();
            answer.Error.ShouldNotBeNull();
            ((int)page.StatusCode).ShouldBe(400);
            page.Headers.Location.ShouldBeNull();
        }
        else
        {
            answer.Parameter("error").ShouldBe(expected);
            answer.Parameter("code").ShouldBeNull();
            ((int)page.StatusCode).ShouldBe(303);
            page.Headers.Location!.OriginalString.ShouldStartWith(Bench.RedirectUri + "&error=" + expected);
            var sent = new ConsentAnswer(url).Parameter("state");
            answer.Parameter("state").ShouldBe(stateEchoed && sent?.Length > 0 ? sent : null);
        }
    }
}
