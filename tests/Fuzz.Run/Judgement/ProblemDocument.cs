using System.Text.Json;
using Platform.Fuzz.Run.Sending;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>A problem as RFC 9457 and api.md 1 have it.</summary>
/// <param name="Status">The member <c>status</c>.</param>
/// <param name="Code">The member <c>code</c>.</param>
/// <param name="TraceId">The member <c>traceId</c>.</param>
internal sealed record ProblemDocument(int Status, string Code, string TraceId)
{
    /// <summary>The problem in an answer; null where there is none.</summary>
    public static ProblemDocument? Read(RawAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var body = document.RootElement;
            var isWhole = body.GetProperty("type").GetString()!.Contains("/docs/errors#", StringComparison.Ordinal)
                && body.GetProperty("title").GetString()!.Length > 0
                && body.GetProperty("detail").GetString()!.Length > 0
                && body.GetProperty("retryable").ValueKind is JsonValueKind.True or JsonValueKind.False
                && body.GetProperty("restart").ValueKind is JsonValueKind.True or JsonValueKind.False
                && body.GetProperty("userMessage").ValueKind is JsonValueKind.String or JsonValueKind.Null;
            var status = body.GetProperty("status").GetInt32();
            return isWhole ? new ProblemDocument(status, body.GetProperty("code").GetString()!, body.GetProperty("traceId").GetString()!) : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with an answer that must be a problem; null where nothing is.</summary>
    public static string? Fault(RawAnswer answer)
    {
        if (!answer.IsOf("application/problem+json"))
            return "an error that is no problem document";
        if (Read(answer) is not { } problem)
            return "a problem document that is not whole";
        if (problem.Status != answer.Status)
            return $"a problem of status {problem.Status} in an answer of {answer.Status}";
        return problem.TraceId == answer.Header("X-Trace-Id") ? null : "a problem with another trace id";
    }

    /// <summary>What is wrong with an answer that must be JSON; null where nothing is.</summary>
    public static string? JsonFault(RawAnswer answer)
    {
        try
        {
            JsonDocument.Parse(answer.Body).Dispose();
            return null;
        }
        catch (JsonException)
        {
            return "an answer that is no JSON";
        }
    }
}
