using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Faults;

/// <summary>What a script means for one call.</summary>
internal static partial class FaultScripts
{
    private const int MostRepetitions = 1_000_000;

    /// <summary>Throws where the script makes no sense or is out of bounds.</summary>
    public static void Check(FaultScript script)
    {
        if (!CallEndpoints.All.Contains(script.Endpoint))
            throw new BadHttpRequestException($"endpoint is one of {string.Join(", ", CallEndpoints.All)}");
        if (script.Skip < 0 || script.Times < 0)
            throw new BadHttpRequestException("skip and times are not negative");
        if (script.Status is < 200 or > 599)
            throw new BadHttpRequestException("status is 200 to 599");
        if (script.Repeat is < 1 or > MostRepetitions)
            throw new BadHttpRequestException($"repeat is 1 to {MostRepetitions}");
        if (new[] { script.DelayBeforeMs, script.DelayMs, script.ByteDelayMs }.Any(delay => delay is < 0 or > Limits.DelayMilliseconds))
            throw new BadHttpRequestException($"delays are 0 to {Limits.DelayMilliseconds} ms");
    }

    /// <summary>Whether the call still does what it asks for.</summary>
    public static bool TakesEffect(this FaultScript script) =>
        script.Reset != FaultReset.Before
        && (script.AfterEffect || script.Reset is not null || (script.Status is null && script.Body is null));

    /// <summary>The answer as the script wants it.</summary>
    /// <param name="script">The script.</param>
    /// <param name="truth">The true answer; null where the call had no effect.</param>
    public static Answer Compose(this FaultScript script, Answer? truth)
    {
        var body = script.Body is { } template ? Fill(template, truth) : script.Status is null ? truth?.Body : null;
        var headers = new Dictionary<string, string>(truth?.Headers ?? new Dictionary<string, string>());
        foreach (var (name, value) in script.Headers ?? new Dictionary<string, string>())
            headers[name] = value;
        return new Answer(script.Status ?? truth?.Status ?? 200, body ?? "", truth?.Detail)
        {
            ContentType = script.ContentType ?? truth?.ContentType ?? Answer.Json,
            Headers = headers,
        };
    }

    private static string Fill(string template, Answer? truth) =>
        Placeholder().Replace(template, match => Member(truth?.Body, match.Groups[1].Value) ?? match.Value);

    private static string? Member(string? json, string name)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonNode.Parse(json)?[name]?.ToString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The true answer is the partner's own and may be anything; the placeholder then stays.
            return null;
        }
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
