using System.Globalization;
using Platform.Amazon;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>Writes problems: the one place where a failure becomes HTTP (RFC 9457).</summary>
internal sealed class ProblemWriter(PublicUrl publicUrl)
{
    /// <summary>The media type of problems.</summary>
    public const string MediaType = "application/problem+json";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhenAmazonMayHaveChanged = TimeSpan.FromSeconds(30);

    /// <summary>Answers the request with a problem.</summary>
    public Task Write(HttpContext http, Problem problem)
    {
        var row = ErrorCatalogue.Get(problem.Code);
        var restart = problem.Restart ?? row.Restart;
        var body = new ProblemBody(
            $"{publicUrl.Value}/docs/errors#{row.Anchor}",
            row.Title,
            row.Status,
            problem.Detail ?? row.Explanation,
            row.Code,
            row.Retryable,
            restart,
            row.UserMessage,
            RequestNotes.Of(http).TraceId)
        {
            Extensions = problem.Extensions.IsEmpty ? null : new(problem.Extensions),
        };

        http.Response.StatusCode = row.Status;
        if (RetryAfter(problem, row, restart) is { } wait)
        {
            http.Response.Headers.RetryAfter = Seconds(wait);
        }

        return JsonBody.Write(http.Response, body, MediaType);
    }

    /// <summary>A wait as <c>Retry-After</c> has it: whole seconds, at least one (RFC 9110 10.2.3).</summary>
    public static string Seconds(TimeSpan wait) => WholeSeconds(wait).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole seconds that are not less than a time, at least one.</summary>
    public static long WholeSeconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds));

    // Retry-After comes with every 503 that asks for the same call again, and with 429 (api.md 7).
    private static TimeSpan? RetryAfter(Problem problem, ErrorEntry row, bool restart) => row.Status switch
    {
        StatusCodes.Status503ServiceUnavailable when !restart && row.Code == ErrorCodes.SkillCredentials =>
            problem.RetryAfter ?? WhenAmazonMayHaveChanged,
        StatusCodes.Status503ServiceUnavailable when !restart => problem.RetryAfter ?? Soon,
        StatusCodes.Status429TooManyRequests => problem.RetryAfter ?? Soon,
        _ => problem.RetryAfter,
    };
}
