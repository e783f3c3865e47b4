using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Api.Settings;
using Platform.Api.Tests.Hosting;
using Platform.Grains;
using Platform.Grains.Ids;

namespace Platform.Api.Tests;

/// <summary>What endpoints need, and the two layers that hold requests against it.</summary>
[Collection(ApiCollection.Name)]
public sealed class NeedsTests(ApiHost host)
{
    private static readonly KeyHolder Partner = new(new Caller(new PartnerId("acme")), "key", [Scopes.Links]);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Every_endpoint_says_what_it_needs_and_these_alone_need_no_scope()
    {
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>().ToList();
        mapped.Where(endpoint => endpoint.Metadata.GetMetadata<Needs>() is null).ShouldBeEmpty();
        Needing(null).ShouldBe(
        [
            "/.well-known/oauth-authorization-server", "/docs/errors", "/health/live", "/health/ready", "/oauth/jwks", "/oauth/token",
        ]);
        Needing(Scopes.Management).ShouldBe(["/metrics", "/openapi/v1.json"]);
        string[] ofKeys = [.. Needing(Scopes.Links), .. Needing(Scopes.Skills), .. Needing(Scopes.Operator)];
        ofKeys.ShouldAllBe(path => path.StartsWith("/v1/", StringComparison.Ordinal));
        mapped.Select(Path).Distinct().Count().ShouldBe(ofKeys.Length + 8);

        IEnumerable<string> Needing(string? scope) => mapped
            .Where(endpoint => endpoint.Metadata.GetMetadata<Needs>()!.Scope == scope)
            .Select(Path).Distinct().Order(StringComparer.Ordinal);

        static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_what_it_needs_stays_shut_even_to_the_operator()
    {
        var http = From(IPAddress.Loopback);
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/forgotten"), 0, null, null));
        RequestNotes.Of(http).Holder = KeyHolder.Operator;
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Check(Needs.Nothing, new ApiSettings()).InvokeAsync(http));
        failure.Message.ShouldContain("/v1/forgotten");
    }

    [Fact]
    public void The_framework_adds_no_layers_of_its_own()
    {
        // It does so where it finds these.
        host.Services.GetService<IAuthenticationSchemeProvider>().ShouldBeNull();
        host.Services.GetService<IAuthorizationHandlerProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("links", "auth.invalid")]
    [InlineData("operator", "auth.invalid")]
    [InlineData("management", "auth.invalid")]
    public void Without_a_key_nothing_is_let_in_that_needs_one(string? scope, string? refusal)
    {
        (new Needs(scope).Refusal(null, null, isLocal: false)?.Code).ShouldBe(refusal);
        var delayed = new Needs(scope).Refusal(null, Second, isLocal: false);
        (delayed?.Code, delayed?.RetryAfter).ShouldBe(refusal is null ? (null, null) : ("rate.limited", Second));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("links", null, "auth.scope")]
    [InlineData("skills", "auth.scope", "auth.scope")]
    [InlineData("operator", "auth.scope", null)]
    [InlineData("management", "auth.scope", null)]
    public void A_key_is_let_in_to_what_it_has_the_scope_for(string? scope, string? partner, string? operators)
    {
        (new Needs(scope).Refusal(Partner, null, isLocal: false)?.Code).ShouldBe(partner);
        (new Needs(scope).Refusal(KeyHolder.Operator, null, isLocal: false)?.Code).ShouldBe(operators);
    }

    [Fact]
    public void Who_is_local_is_let_in_to_documentation_alone_whatever_the_key()
    {
        foreach (var holder in new[] { null, Partner })
        {
            new Needs(Scopes.Management).Refusal(holder, Second, isLocal: true).ShouldBeNull();
            new Needs(Scopes.Operator).Refusal(holder, null, isLocal: true).ShouldNotBeNull();
            new Needs(Scopes.Skills).Refusal(holder, null, isLocal: true).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("127.0.0.1", null, 5080, true)]
    [InlineData("::1", null, 5080, true)]
    [InlineData("203.0.113.9", null, 5080, false)]
    [InlineData("203.0.113.9", null, 5081, true)]
    [InlineData("203.0.113.9", "X-Forwarded-For", 5081, true)]
    [InlineData("127.0.0.1", "X-Forwarded-For", 5080, false)]
    [InlineData("127.0.0.1", "Forwarded", 5080, false)]
    [InlineData(null, null, 5080, false)]
    public async Task Local_is_this_machine_without_a_proxy_and_the_management_listener(
        string? address, string? header, int port, bool passes)
    {
        var http = From(address is null ? null : IPAddress.Parse(address));
        http.Connection.LocalPort = port;
        if (header is not null)
        {
            http.Request.Headers[header] = "127.0.0.1";
        }

        await Check(new Needs(Scopes.Management), new ApiSettings { ManagementPorts = [5081] }).InvokeAsync(http);
        http.Response.StatusCode.ShouldBe(passes ? 204 : 401);
        http.Response.Headers.WWWAuthenticate.ToString().ShouldBe(passes ? "" : "Bearer");
    }

    [Fact]
    public async Task A_key_that_is_known_here_costs_neither_a_wait_nor_memory()
    {
        var partner = await host.NewPartner();
        var check = new KeyCheck(
            _ => Task.CompletedTask,
            host.Services.GetRequiredService<OperatorKey>(),
            host.Services.GetRequiredService<ApiKeyDirectory>(),
            host.Services.GetRequiredKeyedService<TimeProvider>(PlatformTime.Key));
        var http = From(IPAddress.Loopback);
        http.Request.Headers.Authorization = $"Bearer {partner.Key}";
        await check.InvokeAsync(http);
        RequestNotes.Of(http).Holder!.Caller!.Partner.Value.ShouldBe(partner.Id);

        // The least of a few: the first ones may find code that has not been compiled, or a cache that tidies up.
        Enumerable.Range(0, 10).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            check.InvokeAsync(http).IsCompletedSuccessfully.ShouldBeTrue();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ShouldBe(0);
    }

    private static DefaultHttpContext From(IPAddress? address) =>
        new() { Connection = { RemoteIpAddress = address }, Response = { Body = Stream.Null } };

    private static ScopeCheck Check(Needs unmapped, ApiSettings settings) => new(
        http =>
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        },
        unmapped,
        settings,
        new ProblemWriter(new PublicUrl(new ApiSettings { PublicUrl = "https://platform.example" }, Substitute.For<IServer>())));
}
