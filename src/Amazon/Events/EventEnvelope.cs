using System.Globalization;
using System.Text.Json;
using Platform.Amazon.Http;
using Platform.Vault;

namespace Platform.Amazon.Events;

/// <summary>
/// Reads the body of a request of Alexa's (protocol.md 5). Members that are not known are no reason to refuse, nor are absent ones that
/// nobody needs: the wire has had more and fewer than the documentation.
/// </summary>
internal static class EventEnvelope
{
    private const int LongestRequestId = 256;
    private const int LongestUserId = 1024;

    // `K` is the offset; without one, the time is UTC.
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly TimeSpan EventTolerance = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(150);

    /// <summary>The event of a body that is the skill's and of about now.</summary>
    public static SkillEventVerdict Read(ReadOnlyMemory<byte> body, string skillId, DateTimeOffset now)
    {
        if (!JsonAnswer.TryParse(body, out var document))
            return SkillEventVerdict.Refused(SkillEventFault.Body);
        using (document)
        {
            var envelope = document.RootElement;
            return envelope.Member("request") is { } request && Event(envelope, request) is { } read && Sent(request) is { } sent
                ? Judge(envelope, read, sent, skillId, now)
                : SkillEventVerdict.Refused(SkillEventFault.Body);
        }
    }

    private static SkillEventVerdict Judge(
        JsonElement envelope, SkillEvent read, DateTimeOffset sent, string skillId, DateTimeOffset now) =>
        !IsFor(skillId, envelope) ? SkillEventVerdict.Refused(SkillEventFault.Skill)
        : (now - sent).Duration() > (read.Type is SkillEventType.Other ? Tolerance : EventTolerance)
            ? SkillEventVerdict.Refused(SkillEventFault.Timestamp)
            : SkillEventVerdict.Of(read);

    private static SkillEvent? Event(JsonElement envelope, JsonElement request) =>
        request.Text("type") is { } type
        && request.Text("requestId") is { Length: > 0 and <= LongestRequestId } id
        && System(envelope)?.Member("user")?.Text("userId") is { Length: > 0 and <= LongestUserId } user
        && (Time(request, "eventCreationTime") ?? Sent(request)) is { } at
            ? new SkillEvent(Type(type), id, user, at, Token(request, Type(type)))
            : null;

    private static SkillEventType Type(string type) => type switch
    {
        "AlexaSkillEvent.SkillEnabled" => SkillEventType.SkillEnabled,
        "AlexaSkillEvent.SkillDisabled" => SkillEventType.SkillDisabled,
        "AlexaSkillEvent.SkillPermissionAccepted" => SkillEventType.SkillPermissionAccepted,
        "AlexaSkillEvent.SkillPermissionChanged" => SkillEventType.SkillPermissionChanged,
        "AlexaSkillEvent.SkillAccountLinked" => SkillEventType.SkillAccountLinked,
        _ => SkillEventType.Other,
    };

    private static Secret? Token(JsonElement request, SkillEventType type) =>
        type is SkillEventType.SkillAccountLinked && request.Member("body")?.Text("accessToken") is { Length: > 0 } token
            ? Secret.From(token)
            : null;

    // Both places, where both are there: what a session says is no less Amazon's word.
    private static bool IsFor(string skillId, JsonElement envelope) =>
        System(envelope)?.Member("application")?.Text("applicationId") == skillId
        && (envelope.Member("session")?.Member("application")?.Text("applicationId") ?? skillId) == skillId;

    private static JsonElement? System(JsonElement envelope) => envelope.Member("context")?.Member("System");

    // Both spellings are on the wire (protocol.md 5).
    private static DateTimeOffset? Sent(JsonElement request) => Time(request, "timestamp") ?? Time(request, "timeStamp");

    private static DateTimeOffset? Time(JsonElement request, string name) =>
        DateTimeOffset.TryParseExact(request.Text(name), Rfc3339, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
}
