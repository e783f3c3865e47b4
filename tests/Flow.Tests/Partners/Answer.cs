using System.Text.Json;

namespace Platform.Flow.Tests.Partners;

/// <summary>An answer of the API.</summary>
internal sealed record Answer
{
    private JsonElement? _body;

    public required int Status { get; init; }

    public required string? MediaType { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Text { get; init; }

    /// <summary>The body as JSON.</summary>
    public JsonElement Body
    {
        get
        {
            if (_body is null)
            {
                using var document = JsonDocument.Parse(Text);
                _body = document.RootElement.Clone();
            }

            return _body.Value;
        }
    }

    /// <summary>A string member of the body; null where it is null.</summary>
    public string? this[string member] => Body.GetProperty(member).GetString();

    /// <summary>This answer, where it has this status.</summary>
    public Answer Expect(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>This link, where the answer is one with this status of the link.</summary>
    public Answer ExpectLink(string link, string action, int status = 200)
    {
        Expect(status);
        (this["status"], this["action"]).ShouldBe((link, action), Text);
        Headers["Cache-Control"].ShouldContain("no-store");
        return this;
    }

    /// <summary>This problem, where it is one with this code, and everything else as its row of api.md 7 says.</summary>
    public Answer ExpectProblem(string code)
    {
        var row = ProblemTable.Row(code);
        Status.ShouldBe(row.Status, $"expected {code}: {Text}");
        MediaType.ShouldBe("application/problem+json");
        this["code"].ShouldBe(code, Text);
        Body.GetProperty("status").GetInt32().ShouldBe(row.Status);
        Body.GetProperty("retryable").GetBoolean().ShouldBe(row.Retryable, Text);
        if (row.Restart is { } restart)
            Body.GetProperty("restart").GetBoolean().ShouldBe(restart, Text);
        this["userMessage"].ShouldBe(row.UserMessage);
        foreach (var member in (string[])["type", "title", "detail", "traceId"])
            this[member].ShouldNotBeNullOrEmpty(member);
        this["traceId"].ShouldBe(Headers["X-Trace-Id"]);
        if (row.Status == 503 && !Body.GetProperty("restart").GetBoolean())
            int.Parse(Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        return this;
    }
}
