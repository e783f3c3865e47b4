using Platform.Api.Auth;
using Platform.Api.Tests.Hosting;
using Platform.Grains.Ids;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class AuthTests(ApiHost host)
{
    private static readonly string[] PartnerScopes = ["links", "skills"];

    public static TheoryData<string, string, string> Calls => new()
    {
        { "GET", "/v1/partners", "operator" },
        { "PUT", "/v1/partners/acme", "operator" },
        { "GET", "/v1/partners/acme", "operator" },
        { "DELETE", "/v1/partners/acme", "operator" },
        { "POST", "/v1/partners/acme/keys", "operator" },
        { "GET", "/v1/partners/acme/keys", "operator" },
        { "DELETE", "/v1/partners/acme/keys/00", "operator" },
        { "GET", "/v1/skills", "skills" },
        { "PUT", "/v1/skills/amzn1.ask.skill.1", "skills" },
        { "GET", "/v1/skills/amzn1.ask.skill.1", "skills" },
        { "DELETE", "/v1/skills/amzn1.ask.skill.1", "skills" },
        { "POST", "/v1/skills/amzn1.ask.skill.1/users/u/consent", "links" },
        { "POST", "/v1/callback", "links" },
        { "GET", "/v1/skills/amzn1.ask.skill.1/users/u/link", "links" },
        { "DELETE", "/v1/skills/amzn1.ask.skill.1/users/u/link", "links" },
        { "GET", "/v1/users/u/links", "links" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_needs_its_scope(string method, string path, string scope)
    {
        var none = await Send(null, method, path);
        none.ShouldBeProblem(401, "auth.invalid");
        none.Headers["WWW-Authenticate"].ShouldBe("Bearer");

        foreach (var other in PartnerScopes.Where(other => other != scope))
        {
            (await Send((await host.NewPartner(other)).Key, method, path)).ShouldBeProblem(403, "auth.scope");
        }

        if (scope != "operator")
        {
            (await Send(ApiHost.OperatorKey, method, path)).ShouldBeProblem(403, "auth.scope");
            (await Send((await host.NewPartner(scope)).Key, method, path)).Status.ShouldNotBeOneOf(401, 403);
        }
        else
        {
            (await Send(ApiHost.OperatorKey, method, path)).Status.ShouldNotBeOneOf(401, 403);
        }
    }

    [Fact]
    public async Task A_key_that_is_nearly_right_is_wrong()
    {
        var partner = await host.NewPartner();
        var other = await host.NewPartner();
        var parts = partner.Key.Split('_', 4);
        string[] wrong =
        [
            "", "x", "alp", "alp_", partner.Key[..^1], partner.Key + "A", partner.Key.ToUpperInvariant(), "alp_" + partner.Key,
            $"alp_{other.Id}_{parts[2]}_{parts[3]}",
            $"alp_{parts[1]}_{other.KeyId}_{parts[3]}",
            $"alp_{parts[1]}_{parts[2]}_{new string('A', 43)}",
            $"alp_{parts[1]}_{parts[2]}_",
            $"alp_{parts[1]}_x_{parts[2]}_{parts[3]}", $"alp__{parts[2]}_{parts[3]}", $"alp_{parts[1]}-{parts[2]}_{parts[3]}",
            $"alp_{parts[1]}_{parts[2].ToUpperInvariant()}_{parts[3]}", $"alp_{parts[1]}_{parts[2]}-{parts[3]}",
            "alp_nobody_0011223344556677_" + parts[3],
            ApiHost.OperatorKey + "x", ApiHost.OperatorKey[1..],
        ];
        foreach (var key in wrong)
        {
            (await host.Client(key).Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
        }

        (await host.Client(partner.Key).Get("/v1/skills")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("Basic YWxleGE6c2VjcmV0")]
    [InlineData("bearer")]
    [InlineData("Token abc")]
    public async Task Another_scheme_is_no_key(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{host.Url}/v1/skills");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        (await ApiClient.Send(request)).ShouldBeProblem(401, "auth.invalid");
    }

    [Fact]
    public async Task The_key_is_looked_at_before_anything_else()
    {
        using var body = ApiClient.Raw("x", "text/plain");
        (await host.Client(null).Send(HttpMethod.Put, "/v1/partners/NOT-AN-ID", body)).ShouldBeProblem(401, "auth.invalid");
    }

    [Fact]
    public void A_key_reads_back_what_it_was_made_of()
    {
        for (var i = 0; i < 200; i++)
        {
            var key = NewKey.Of(new PartnerId("acme"));
            PresentedKey.TryParse(key.Text.AsMemory(), out var read).ShouldBeTrue();
            read.Partner.ToString().ShouldBe("acme");
            read.KeyId.ToString().ShouldBe(key.KeyId);
            read.Name.ToString().ShouldBe(PresentedKey.NameOf(new PartnerId("acme"), key.KeyId));
            KeyHash.Read(key.SecretHash.ToString()).IsOf(read.Secret).ShouldBeTrue();
            KeyHash.Read(key.SecretHash.ToString()).IsOf(NewKey.Of(new PartnerId("acme")).Text.AsSpan()[^43..]).ShouldBeFalse();
            key.Text.ShouldMatch(@"\Aalp_acme_[0-9a-f]{16}_[A-Za-z0-9_-]{43}\z");
        }
    }

    [Fact]
    public async Task Check_28_No_key_is_in_the_log()
    {
        var partner = await host.NewPartner();
        await partner.Api.Get("/v1/users/user-in-the-path/links?secret=in-the-query");
        await host.Client(partner.Key + "x").Get("/v1/skills");
        var secret = partner.Key.Split('_', 4)[3];
        host.Log.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal) || line.Contains(ApiHost.OperatorKey, StringComparison.Ordinal));
        host.Log.Lines.Where(line => line.Contains("Platform.Api.Http.RequestLog", StringComparison.Ordinal))
            .ShouldNotContain(line => line.Contains("user-in-the-path", StringComparison.Ordinal) || line.Contains("in-the-query", StringComparison.Ordinal));
    }

    private async Task<ApiAnswer> Send(string? key, string method, string path)
    {
        using var content = method is "PUT" or "POST" ? ApiClient.Raw("{}") : null;
        return await host.Client(key).Send(new HttpMethod(method), path, content);
    }
}
