using System.Text.Json;
using Platform.Amazon.Errors;
using Platform.Amazon.Http;

namespace Platform.Amazon.Enabling;

/// <summary>Reads what the Skill Enablement API answered (protocol.md 4).</summary>
internal static class EnablementAnswer
{
    /// <summary>Reads an answer whose success has a body that matters.</summary>
    public static AmazonResult<T> Read<T>(Reply reply, Func<JsonElement, T?> read)
        where T : class
    {
        if (!reply.IsSuccess)
            return AmazonResult.Failed<T>(Refused(reply));
        if (reply.Body is BodyState.Broken)
            return AmazonResult.Failed<T>(reply.Unreachable());
        if (reply.Body is not BodyState.Whole || !JsonAnswer.TryParse(reply.Bytes, out var document))
            return AmazonResult.Failed<T>(reply.Malformed());
        using (document)
            return read(document.RootElement) is { } value ? AmazonResult.Success(value) : AmazonResult.Failed<T>(reply.Malformed());
    }

    /// <summary>Reads the answer to DELETE, whose status says all.</summary>
    public static AmazonResult<bool> ReadDisabled(Reply reply) =>
        reply.IsSuccess ? AmazonResult.Success(true) : AmazonResult.Failed<bool>(Refused(reply));

    public static Enablement Enablement(JsonElement answer) => new(
        AlexaUserId.Read(answer.Member("user")?.Text("id")),
        Is(answer.Text("status"), "ENABLED"),
        Is(answer.Member("accountLink")?.Text("status"), "LINKED"),
        answer.Member("skill")?.Text("stage"))
    {
        NotLinked = Is(answer.Member("accountLink")?.Text("status"), "NOT_LINKED"),
    };

    public static ApiEndpoints? Endpoints(JsonElement answer, ApiHosts hosts)
    {
        if (answer.Member("endpoints") is not { ValueKind: JsonValueKind.Array } endpoints)
            return null;
        var allowed = new List<string>();
        var isComplete = true;
        foreach (var endpoint in endpoints.EnumerateArray())
        {
            if (!hosts.TryAllow(JsonAnswer.Text(endpoint), out var host))
                isComplete = false;
            else if (!allowed.Contains(host))
                allowed.Add(host);
        }

        return allowed.Count > 0 ? new ApiEndpoints(allowed, isComplete) : null;
    }

    private static bool Is(string? status, string wanted) => string.Equals(status, wanted, StringComparison.OrdinalIgnoreCase);

    private static AmazonFailure Refused(Reply reply)
    {
        if (reply.Status is not { } status)
            return reply.Unreachable();
        if (status < 400)
            return reply.Malformed();

        // A gateway's 502 or 504 says nothing about what happened behind it.
        var definite = status is < 500 and not 408 or 500 or 503;
        return reply.Failure(
            ErrorCatalogue.ForEnablement(status).Code,
            UpstreamCode.OfMessage(Message(reply)),
            definite ? Delivery.Answered : Delivery.Unknown);
    }

    private static string? Message(Reply reply)
    {
        if (!JsonAnswer.TryParse(reply.Bytes, out var document))
            return null;
        using (document)
            return document.RootElement.Text("message");
    }
}
