using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(ApiHost host)
{
    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        var answer = await host.Client(null).Get("/openapi/v1.json");
        answer.Status.ShouldBe(200);
        answer.Text("openapi").ShouldStartWith("3.1.");
        var read = OpenApiDocument.Parse(answer.Body, "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        References(answer.Json).ShouldAllBe(reference => Resolves(answer.Json, reference));
    }

    [Fact]
    public async Task The_document_has_every_route_and_no_other()
    {
        var document = (await host.Client(null).Get("/openapi/v1.json")).Json;
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {"/" + endpoint.RoutePattern.RawText!.Trim('/')}"));
        described.Order(StringComparer.Ordinal).ShouldBe(mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_tells_its_parameters_answers_problems_and_key()
    {
        var document = (await host.Client(null).Get("/openapi/v1.json")).Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Select(operation => operation.Value))
            {
                operation.GetProperty("operationId").GetString().ShouldNotBeNullOrEmpty();
                var responses = operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToList();
                responses.ShouldContain(status => status.StartsWith('2'), path.Name);
                responses.ShouldContain("500");
                responses.ShouldContain("503");
                var parameters = operation.TryGetProperty("parameters", out var list)
                    ? list.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()!)
                    : [];
                parameters.ShouldBe(path.Name.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]));
                if (path.Name.StartsWith("/v1/", StringComparison.Ordinal))
                {
                    responses.ShouldContain("401");
                    responses.ShouldContain("403");
                    foreach (var response in operation.GetProperty("responses").EnumerateObject())
                    {
                        var headers = response.Value.GetProperty("headers").EnumerateObject().Select(header => header.Name).ToList();
                        headers.Contains("RateLimit").ShouldBe(response.Name != "401", $"{path.Name} {response.Name}");
                        headers.Contains("RateLimit-Policy").ShouldBe(response.Name != "401", $"{path.Name} {response.Name}");
                        headers.Contains("Retry-After").ShouldBe(response.Name is "202" or "429" or "503", $"{path.Name} {response.Name}");
                    }

                    responses.ShouldContain("429");
                    operation.GetProperty("security").GetArrayLength().ShouldBe(1);
                }
            }
        }
    }

    [Fact]
    public async Task What_the_calls_answer_has_the_members_of_their_schemas()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var document = (await host.Client(null).Get("/openapi/v1.json")).Json;
        ShouldHaveMembers(document, "SkillJson", await partner.Api.Get($"/v1/skills/{skill}"), optional: "clientSecretInUse");
        ShouldHaveMembers(document, "ConsentJson", await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null));
        ShouldHaveMembers(document, "LinkJson", await partner.Api.Get($"/v1/skills/{skill}/users/u/link"));
        ShouldHaveMembers(document, "Problem", await partner.Api.Get("/v1/skills/amzn1.ask.skill.0"));
    }

    [Fact]
    public async Task The_modes_of_authorization_and_their_members_are_told()
    {
        var document = (await host.Client(null).Get("/openapi/v1.json")).Json;
        var put = document.GetProperty("components").GetProperty("schemas").GetProperty("PutSkillRequest").GetProperty("properties");
        var properties = put.GetProperty("authorization").GetProperty("properties");
        properties.EnumerateObject().Select(member => member.Name).ShouldBe(["mode", "clientId", "clientSecret", "url", "secret"]);
        properties.GetProperty("mode").GetProperty("enum").EnumerateArray().Select(mode => mode.GetString()).ShouldBe(["builtin", "callout", "supplied"]);
    }

    [Fact]
    public async Task The_page_is_served_from_here()
    {
        var page = await host.Client(null).Get("/docs/index.html");
        page.Status.ShouldBe(200);
        page.Body.ShouldContain("swagger-ui");
        page.Body.ShouldNotContain("http://");
        page.Body.ShouldNotContain("https://");
        (await host.Client(null).Get("/docs/swagger-ui-bundle.js")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/index.html")]
    public async Task Documentation_is_for_this_machine_and_the_operator(string path)
    {
        // As through a proxy that nobody has named: not this machine.
        using var stranger = new HttpRequestMessage(HttpMethod.Get, host.Url + path);
        stranger.Headers.Add("X-Forwarded-For", "203.0.113.9");
        (await ApiClient.Send(stranger)).ShouldBeProblem(401, "auth.invalid");

        using var partner = new HttpRequestMessage(HttpMethod.Get, host.Url + path);
        partner.Headers.Add("X-Forwarded-For", "203.0.113.9");
        partner.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(await host.NewPartner()).Key}");
        (await ApiClient.Send(partner)).ShouldBeProblem(403, "auth.scope");

        using var withKey = new HttpRequestMessage(HttpMethod.Get, host.Url + path);
        withKey.Headers.Add("X-Forwarded-For", "203.0.113.9");
        withKey.Headers.TryAddWithoutValidation("Authorization", $"Bearer {ApiHost.OperatorKey}");
        (await ApiClient.Send(withKey)).Status.ShouldBe(200);
    }

    private static void ShouldHaveMembers(JsonElement document, string schema, ApiAnswer answer, string? optional = null) =>
        answer.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
            document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").EnumerateObject()
                .Select(member => member.Name).Where(name => name != optional));

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Resolves(JsonElement document, string reference)
    {
        var place = document;
        return reference.StartsWith("#/", StringComparison.Ordinal)
            && reference[2..].Split('/').All(name => place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out place));
    }
}
