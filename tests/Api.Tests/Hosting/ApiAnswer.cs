using System.Text.Json;

namespace Platform.Api.Tests.Hosting;

/// <summary>An answer of the program.</summary>
internal sealed record ApiAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    /// <summary>The answer is this problem, in the whole of its shape.</summary>
    public ApiAnswer ShouldBeProblem(int status, string code, string? detailNames = null)
    {
        Status.ShouldBe(status, Body);
        Headers["Content-Type"].ShouldBe("application/problem+json");
        Json.EnumerateObject().Select(member => member.Name).Take(9).ShouldBe(
            ["type", "title", "status", "detail", "code", "retryable", "restart", "userMessage", "traceId"]);
        Text("code").ShouldBe(code, Body);
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Text("type").ShouldEndWith($"/docs/errors#{code}");
        Text("traceId").ShouldBe(Headers["X-Trace-Id"]);
        if (detailNames is not null)
        {
            Text("detail").ShouldContain(detailNames);
        }

        return this;
    }
}
