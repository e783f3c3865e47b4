using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Api.Tests.Hosting;
using Platform.Grains;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Vault;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class TokenEndpointTests(ApiHost host)
{
    private static readonly string[] OnlySkills = ["skills"];

    private const string RedirectUri = SkillBodies.RedirectUri;
    private const string ClientId = "alexa";
    private const string ClientSecret = "builtin-secret-1";

    [Fact]
    public async Task A_code_gives_a_pair_and_its_refresh_token_the_next()
    {
        var (link, code) = await NewCode();
        var pair = await Send(Basic(ClientId, ClientSecret), ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("client_id", ClientId));
        pair.Status.ShouldBe(200, pair.Body);
        pair.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token"]);
        pair.Text("token_type").ShouldBe("Bearer");
        pair.Json.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        pair.Headers["Cache-Control"].ShouldBe("no-store");
        pair.Headers["Pragma"].ShouldBe("no-cache");
        await ShouldBeAccessTokenOf(link, pair.Text("access_token"));

        var next = await Send(null, ("grant_type", "refresh_token"), ("refresh_token", pair.Text("refresh_token")), ("client_id", ClientId), ("client_secret", ClientSecret));
        next.Status.ShouldBe(200, next.Body);
        next.Text("refresh_token").ShouldNotBe(pair.Text("refresh_token"));

        // The old one works 24 h more (api.md 6), since the answer with the new one may not have arrived.
        (await Refresh(pair.Text("refresh_token"))).Status.ShouldBe(200);
        (await Refresh(next.Text("refresh_token"))).Status.ShouldBe(200);
        host.Clock.Advance(TimeSpan.FromHours(25));
        ShouldBeError(await Refresh(pair.Text("refresh_token")), 400, "invalid_grant");
    }

    [Fact]
    public async Task A_code_serves_once_and_its_second_use_ends_what_it_gave()
    {
        var (_, code) = await NewCode();
        var pair = await Redeem(code);
        pair.Status.ShouldBe(200);
        ShouldBeError(await Redeem(code), 400, "invalid_grant");
        ShouldBeError(await Refresh(pair.Text("refresh_token")), 400, "invalid_grant");
    }

    [Fact]
    public async Task A_code_ends_after_five_minutes()
    {
        var (_, code) = await NewCode();
        host.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        ShouldBeError(await Redeem(code), 400, "invalid_grant");
    }

    [Fact]
    public async Task A_code_is_bound_to_its_redirect_URI()
    {
        var (_, code) = await NewCode();
        ShouldBeError(await Redeem(code, redirectUri: RedirectUri + "/"), 400, "invalid_grant");
    }

    [Fact]
    public async Task Another_client_spends_nothing()
    {
        var (_, code) = await NewCode();
        foreach (var (id, secret) in new[] { (ClientId, "wrong"), ("other", ClientSecret), (ClientId, ""), (ClientId, ClientSecret + "x") })
        {
            var refused = await Send(Basic(id, secret), ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri));
            ShouldBeError(refused, 401, "invalid_client");
            refused.Headers["WWW-Authenticate"].ShouldStartWith("Basic ");
        }

        (await Redeem(code)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("", 400, "invalid_request")]
    [InlineData("grant_type=", 400, "invalid_request")]
    [InlineData("grant_type=password&client_id=a&client_secret=b", 400, "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials", 400, "unsupported_grant_type")]
    [InlineData("grant_type=authorization_code&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=authorization_code&code=x&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=authorization_code&code=x&redirect_uri=y&client_id=a&client_secret=b", 400, "invalid_grant")]
    [InlineData("grant_type=authorization_code&code=x&redirect_uri=y&client_id=a", 401, "invalid_client")]
    [InlineData("grant_type=authorization_code&code=x&redirect_uri=y", 401, "invalid_client")]
    [InlineData("grant_type=authorization_code&code=x&code=x&redirect_uri=y&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=authorization_code&code=&code=x&redirect_uri=y&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&refresh_token=%zz&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&refresh_token=%FF&client_id=a&client_secret=b", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&refresh_token=x&client_id=a&client_secret=b&unknown=1", 400, "invalid_grant")]
    public async Task Errors_are_those_of_RFC_6749(string form, int status, string error)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Url}/oauth/token")
        {
            Content = ApiClient.Raw(form, "application/x-www-form-urlencoded;charset=UTF-8"),
        };
        ShouldBeError(await ApiClient.Send(request), status, error);
    }

    [Theory]
    [InlineData("Basic !!!", 401, "invalid_client")]
    [InlineData("Basic bm9jb2xvbg==", 401, "invalid_client")]
    [InlineData("Bearer abc", 401, "invalid_client")]
    [InlineData("Basic b3RoZXI6eA==", 400, "invalid_request")]
    public async Task Basic_is_read_strictly(string header, int status, string error) =>
        ShouldBeError(await Send(header, ("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", "alexa")), status, error);

    [Fact]
    public async Task Two_ways_to_authenticate_at_once_are_one_too_many() =>
        ShouldBeError(
            await Send(Basic("a", "b"), ("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", "a"), ("client_secret", "b")),
            400,
            "invalid_request");

    [Fact]
    public async Task JSON_is_no_form()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Url}/oauth/token") { Content = ApiClient.Raw("{\"grant_type\":\"refresh_token\"}") };
        ShouldBeError(await ApiClient.Send(request), 400, "invalid_request");
    }

    [Fact]
    public async Task A_refresh_token_is_no_code_and_a_code_no_refresh_token()
    {
        var (_, code) = await NewCode();
        ShouldBeError(await Refresh(code), 400, "invalid_grant");
        var pair = await Redeem(code);
        ShouldBeError(await Redeem(pair.Text("refresh_token")), 400, "invalid_grant");
    }

    [Fact]
    public async Task Old_and_new_secret_work_for_24_hours_after_a_change()
    {
        var (link, code) = await NewCode();
        var partner = host.Client(await KeyOf(link));
        var secret = SkillBodies.With("authorization.clientSecret", "\"builtin+secret%2\"");
        (await partner.Put($"/v1/skills/{link.Skill}", secret)).Status.ShouldBe(200);
        var pair = await Redeem(code);
        pair.Status.ShouldBe(200, pair.Body);

        // Unencoded and form-encoded, as RFC 6749 2.3.1 wants it.
        (await Refresh(pair.Text("refresh_token"), "builtin+secret%2")).Status.ShouldBe(200);
        (await Refresh(pair.Text("refresh_token"), "builtin%2Bsecret%252")).Status.ShouldBe(200);
        (await Refresh(pair.Text("refresh_token"), ClientSecret)).Status.ShouldBe(200);

        // The same put again is no change, and pushes out nothing.
        (await partner.Put($"/v1/skills/{link.Skill}", secret)).Status.ShouldBe(200);
        (await Refresh(pair.Text("refresh_token"), ClientSecret)).Status.ShouldBe(200);
        host.Clock.Advance(TimeSpan.FromHours(24));
        var (_, later) = await NewCode(link);
        ShouldBeError(await Redeem(later), 401, "invalid_client");
    }

    [Fact]
    public async Task A_code_of_a_deleted_skill_is_worth_nothing()
    {
        var (link, code) = await NewCode();
        (await host.Client(await KeyOf(link)).Delete($"/v1/skills/{link.Skill}?links=abandon")).Status.ShouldBeOneOf(202, 204);
        ShouldBeError(await Redeem(code), 400, "invalid_grant");
    }

    [Fact]
    public async Task The_metadata_tells_only_what_there_is()
    {
        var metadata = await host.Client(null).Get("/.well-known/oauth-authorization-server");
        metadata.Status.ShouldBe(200);
        metadata.Text("issuer").ShouldBe(host.Url);
        metadata.Text("token_endpoint").ShouldBe($"{host.Url}/oauth/token");
        metadata.Text("jwks_uri").ShouldBe($"{host.Url}/oauth/jwks");
        metadata.Json.TryGetProperty("authorization_endpoint", out _).ShouldBeFalse();
        metadata.Json.TryGetProperty("revocation_endpoint", out _).ShouldBeFalse();
    }

    private static void ShouldBeError(ApiAnswer answer, int status, string error)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.Headers["Content-Type"].ShouldStartWith("application/json");
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Text("error").ShouldBe(error);
    }

    private static string Basic(string id, string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));

    private async Task ShouldBeAccessTokenOf(LinkKey link, string token)
    {
        var jwks = await host.Client(null).Get("/oauth/jwks");
        jwks.Body.ShouldNotContain("\"d\"");
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = ["ES256"],
            ValidIssuer = host.Url,
            ValidAudience = link.Skill.Value,
            IssuerSigningKeys = new JsonWebKeySet(jwks.Body).Keys,
            LifetimeValidator = (_, expires, _, _) => expires > host.Clock.GetUtcNow().UtcDateTime,
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        var jwt = (JsonWebToken)result.SecurityToken;
        jwt.Subject.ShouldBe(link.User.Value);
        jwt.GetClaim("client_id").Value.ShouldBe(ClientId);
        jwt.Id.ShouldNotBeNullOrEmpty();
        (jwt.ValidTo - jwt.IssuedAt).ShouldBe(TimeSpan.FromHours(1));
        var payload = JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(jwt.EncodedPayload));
        payload.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal).ShouldBe(["aud", "client_id", "exp", "iat", "iss", "jti", "sub"]);
    }

    private async Task<(LinkKey Link, string Code)> NewCode(LinkKey? existing = null)
    {
        var link = existing ?? await NewLink();
        var handle = GrantHandle.New(link);
        await host.Grains.Grants(link).Register(handle.Grant, handle.Hash, RedirectUri);
        return (link, host.Services.GetRequiredService<IHandleSealer>().Seal(GrantHandle.CodeKind, handle.Encode()));
    }

    private async Task<LinkKey> NewLink()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        return new LinkKey(new PartnerId(partner.Id), new SkillId(skill), new UserId("a/b ü"));
    }

    private async Task<string> KeyOf(LinkKey link) => (await host.Client(ApiHost.OperatorKey).Post(
        $"/v1/partners/{link.Partner}/keys", new { name = "more", scopes = OnlySkills })).Text("key");

    private Task<ApiAnswer> Redeem(string code, string redirectUri = RedirectUri) => Send(
        Basic(ClientId, ClientSecret), ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri), ("client_id", ClientId));

    private Task<ApiAnswer> Refresh(string token, string secret = ClientSecret) =>
        Send(Basic(ClientId, secret), ("grant_type", "refresh_token"), ("refresh_token", token));

    private async Task<ApiAnswer> Send(string? authorization, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Url}/oauth/token")
        {
            Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await ApiClient.Send(request);
    }
}
