using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>Every route: those of the platform's own OpenAPI document, and those that it does not speak of.</summary>
internal sealed partial class RouteList
{
    private const int Usual = 20;

    // What takes strangers' input straight from outside, or writes.
    private static readonly HashSet<string> OfMoreInterest = ["callback", "openConsent", "putSkill", "token"];

    // Behind some of them nothing is delivered yet; and pages are slow, so they come seldom.
    private static readonly string[] Undescribed =
    [
        "/", "/docs", "/docs/index.html", "/docs/errors", "/openapi/v1.json", "/metrics", "/console", "/favicon.ico", "/v1", "/v1/nothing",
        "/start/ticket",
        "/callback", "/oauth/authorize", "/oauth/revoke", "/oauth/introspect", "/.well-known/assetlinks.json",
        "/.well-known/apple-app-site-association",
    ];

    private readonly List<Route> _drawn;

    private RouteList(IReadOnlyList<Route> all)
    {
        All = all;
        Codes = all.Where(route => route.Answers is not null).SelectMany(route => route.Answers!.Values).SelectMany(codes => codes).ToHashSet();
        _drawn = [.. all.SelectMany(route => Enumerable.Repeat(route, route.Weight))];
    }

    public IReadOnlyList<Route> All { get; }

    /// <summary>All codes that any operation may answer.</summary>
    public IReadOnlySet<string> Codes { get; }

    public static RouteList Read(JsonElement document)
    {
        var described =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select Described(document, path.Name, operation.Name.ToUpperInvariant(), operation.Value);
        var undescribed = Undescribed.Select(path => new Route { Name = path, Method = "GET", Template = path });
        return new RouteList([.. described, .. undescribed]);
    }

    public Route Draw(Dice dice) => dice.Pick(_drawn);

    private static Route Described(JsonElement document, string path, string method, JsonElement operation)
    {
        var name = operation.GetProperty("operationId").GetString()!;
        var (mediaType, schema) = Body(operation);
        return new Route
        {
            Name = name,
            Method = method,
            Template = path,
            Query = Parameters(operation),
            MediaType = mediaType,
            Schema = SchemaExample.Resolve(document, schema),
            Scope = operation.TryGetProperty("description", out var words) && ScopeWords().Match(words.GetString()!) is { Success: true } found
                ? found.Groups["scope"].Value
                : null,
            Answers = operation.GetProperty("responses").EnumerateObject().ToDictionary(
                answer => int.Parse(answer.Name, CultureInfo.InvariantCulture),
                IReadOnlySet<string> (answer) => Quoted(answer.Value.GetProperty("description").GetString()!)),
            Weight = OfMoreInterest.Contains(name) ? 2 * Usual : Usual,
        };
    }

    private static (string? MediaType, JsonElement Schema) Body(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
            return (null, default);
        var content = body.GetProperty("content").EnumerateObject().First();
        return (content.Name, content.Value.GetProperty("schema"));
    }

    private static Dictionary<string, IReadOnlyList<string>> Parameters(JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters))
            return [];
        return parameters.EnumerateArray()
            .Where(parameter => parameter.GetProperty("in").GetString() == "query")
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!, Listed);
    }

    private static IReadOnlyList<string> Listed(JsonElement parameter) =>
        parameter.GetProperty("schema").TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.ToString())] : [];

    private static HashSet<string> Quoted(string description) => Code().Matches(description).Select(code => code.Groups["code"].Value).ToHashSet();

    [GeneratedRegex("Needs scope `(?<scope>[a-z]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex ScopeWords();

    [GeneratedRegex("`(?<code>[a-z_.0-9]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
