using System.Text.Json.Serialization;

namespace Platform.Api.Http;

/// <summary>Problem details (RFC 9457) with the platform's extensions (api.md 1).</summary>
/// <param name="Type">A stable URI that documents the code.</param>
/// <param name="Title">The kind of problem in a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened, for the partner's developers.</param>
/// <param name="Code">The stable code to act on.</param>
/// <param name="Retryable">Whether trying again can help.</param>
/// <param name="Restart">True: this attempt is over, get a new consent. False: repeat the same call.</param>
/// <param name="UserMessage">The text to show the end user, or null.</param>
/// <param name="TraceId">Names this request in the operator's logs.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    bool Retryable,
    bool Restart,
    string? UserMessage,
    string TraceId)
{
    /// <summary>Members that only some problems have.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?>? Extensions { get; init; }
}
