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
            return envelope.Member("request") is { } request && Sent(request) is { } sent && Event(envelope, request, sent) is { } read
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

    private static SkillEvent? Event(JsonElement envelope, JsonElement request, DateTimeOffset sent) =>
        request.Text("type") is { } type
        && request.Text("requestId") is { Length: > 0 and <= LongestRequestId } id
        && AlexaUserId.Read(System(envelope)?.Member("user")?.Text("userId")) is { } user
        && Happened(request, sent) is { } at
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
        Names(System(envelope)?.Member("application"), skillId)
        && (envelope.Member("session")?.Member("application") is not { } ofSession || Names(ofSession, skillId));

    private static bool Names(JsonElement? application, string skillId) => application?.Text("applicationId") == skillId;

    private static JsonElement? System(JsonElement envelope) => envelope.Member("context")?.Member("System");

    // Both spellings are on the wire (protocol.md 5).
    private static DateTimeOffset? Sent(JsonElement request) => Time(request, "timestamp") ?? Time(request, "timeStamp");

    // Never after it was sent: events are ordered by this, and one from the future would outrank all that follow.
    private static DateTimeOffset? Happened(JsonElement request, DateTimeOffset sent) =>
        request.Member("eventCreationTime") is null ? sent
        : Time(request, "eventCreationTime") is not { } created ? null
        : created < sent ? created
        : sent;

    // ISO 8601 with any number of digits after the second, and with an offset: without one it would be the time of this machine's zone.
    private static DateTimeOffset? Time(JsonElement request, string name) =>
        request.Text(name) is { Length: > 10 } text
        && text.AsSpan(10).ContainsAny("Zz+-")
        && request.Member(name) is { } member
        && member.TryGetDateTimeOffset(out var time)
            ? time.ToUniversalTime()
            : null;
}
