using Platform.Fuzz.Run.Grammar;
using Platform.Fuzz.Run.Sending;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>Says of each request what is wrong with its end; null where nothing is.</summary>
internal sealed class Judge(FuzzWorld world)
{
    // Those that a server may give by itself to what is hardly a request (RFC 9110 15.5, 15.6.6; RFC 6585 5).
    private static readonly HashSet<int> OfTheServer = [400, 405, 408, 411, 413, 414, 417, 426, 431, 501, 505];
    private static readonly HashSet<string> OfForm =
    [
        "request.invalid", "request.too_large", "request.media_type", "auth.invalid", "auth.scope", "route.unknown", "request.method",
    ];
    private static readonly string[] Traces = ["   at ", "Exception", "System.", "Microsoft.", ".cs:line"];

    private readonly IReadOnlyList<string> _secrets = world.Secrets;

    public string? Complaint(Shot shot, Outcome outcome) => outcome.Ending switch
    {
        Ending.LeftAlone => null,
        Ending.Closed when shot.Draft.MayStayUnanswered => null,

        // It was told that more would come and then that nothing would: it may give up amid a long answer.
        Ending.BrokenOff => null,

        // Empty lines before a request are none (RFC 9112 2.2): the connection is at rest.
        Ending.Silence when !shot.Bytes.AsSpan().ContainsAnyExcept("\r\n"u8) => null,

        // In HTTP/2, that it is not spoken here.
        Ending.Garbled when shot.Bytes.AsSpan().IndexOf("PRI * HTTP/2.0"u8) >= 0 => null,
        Ending.Answered => Complaint(shot.Draft, outcome.Answer!),
        Ending.Closed => "the server closed the connection without an answer",
        Ending.Garbled => "what came is no answer of HTTP/1.1",
        Ending.Silence => "no answer came",
        _ => "nobody listens",
    };

    /// <summary>Whether the server itself answered, before there was a request that could have a problem.</summary>
    public static bool IsOfTheServer(RawAnswer answer) => answer.Header("X-Trace-Id") is null;

    /// <summary>
    /// Whether it is the refusal that the API documents for overload. <c>platform.busy</c> is none: nothing that requests here begin is in
    /// another's way for the seconds that a caller is kept waiting before it is told so.
    /// </summary>
    public static bool IsOverload(RawAnswer answer) => answer.Status == 503 && ProblemDocument.Read(answer)?.Code is "overloaded";

    // The caller itself said that Amazon's redirect brought an error (api.md 7).
    private static bool IsForwarded(RawAnswer answer) => ProblemDocument.Read(answer)?.Code.StartsWith("redirect.", StringComparison.Ordinal) is true;

    private string? Complaint(Draft draft, RawAnswer answer)
    {
        if (IsOfTheServer(answer))
        {
            return !draft.ServerMayRefuse || !OfTheServer.Contains(answer.Status) || answer.Body.Length > 0 ? "an answer without X-Trace-Id" : null;
        }

        if (IsOverload(answer))
            return null;
        if (answer.Status >= 500 && !IsForwarded(answer))
            return $"status {answer.Status}";
        return Leak(draft, answer) ?? Shape(draft, answer) ?? Documented(draft, answer);
    }

    private string? Leak(Draft draft, RawAnswer answer)
    {
        // The pages of the documentation are for programmers, and long.
        if (draft.Route.Template.StartsWith("/docs", StringComparison.Ordinal) && answer.Status < 400)
            return null;
        var places = answer.Headers.Select(header => header.Value).Append(answer.Text).ToList();
        if (_secrets.Any(secret => places.Any(place => place.Contains(secret, StringComparison.Ordinal))))
            return "a secret in the answer";
        return answer.Status >= 400 && Traces.Any(trace => places[^1].Contains(trace, StringComparison.Ordinal)) ? "a stack trace in the answer" : null;
    }

    private static string? Shape(Draft draft, RawAnswer answer)
    {
        if (answer.Status < 400)
            return !draft.IsHead && answer.IsOf("application/json") ? ProblemDocument.JsonFault(answer) : null;
        if (answer.Status == 401 && answer.Header("WWW-Authenticate") is null)
            return "401 without WWW-Authenticate";
        if (answer.Status == 405 && answer.Header("Allow") is null)
            return "405 without Allow";
        if (draft.IsHead || OAuthError.Is(answer))
            return null;
        return ProblemDocument.Fault(answer);
    }

    // What names a thing that is not there may be told that there is nothing at its path.
    private static bool IsOfThings(IReadOnlyDictionary<int, IReadOnlySet<string>> told, string code) =>
        code == "route.unknown" && told.TryGetValue(404, out var codes) && codes.Contains(code);

    // Where the request still addresses its operation, the answer must be one that the OpenAPI document tells of.
    private string? Documented(Draft draft, RawAnswer answer)
    {
        var code = answer.Status < 400 || draft.IsHead || OAuthError.Is(answer) ? null : ProblemDocument.Read(answer)!.Code;
        if (!draft.IsAddressed)
            return code is null || OfForm.Contains(code) || world.Routes.Codes.Contains(code) ? null : $"the code {code} is documented nowhere";
        if (draft.Mutations.Count == 0 && code is not null && OfForm.Contains(code) && draft.Route.Answers is { } told && !IsOfThings(told, code))
            return $"a valid request was refused with {code}";
        if (draft.Route.Answers is not { } documented || (draft.ServerMayRefuse && code == "request.invalid"))
            return null;
        if (!documented.TryGetValue(answer.Status, out var codes))
            return $"the status {answer.Status} is not documented for {draft.Route.Name}";
        return code is not null && !codes.Contains(code) ? $"the code {code} is not documented for {draft.Route.Name}" : null;
    }
}
