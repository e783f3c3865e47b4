using System.Text.Json.Nodes;

namespace Platform.AmazonSimulator.Wire;

/// <summary>What an endpoint answers, before faults have had their say.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="Detail">Words for the call log: why the call was refused, or null.</param>
internal sealed record Answer(int Status, string Body, string? Detail = null)
{
    public const string Json = "application/json;charset=UTF-8";

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Of(int status, JsonObject body, string? detail = null) => new(status, body.ToJsonString(), detail);

    /// <summary>The API's refusals: <c>{"message"}</c> (protocol.md 4.4).</summary>
    public static Answer Refusal(int status, string message, string? detail = null) =>
        Of(status, new JsonObject { ["message"] = message }, detail ?? message);

    public static Answer Empty(int status) => new(status, "");
}
