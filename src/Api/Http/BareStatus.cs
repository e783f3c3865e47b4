using Platform.Amazon;

namespace Platform.Api.Http;

/// <summary>Gives a body to the failures that the framework answers with a status alone: unknown path, wrong method.</summary>
internal static class BareStatus
{
    /// <summary>Whether an answer says nothing but that it is a failure.</summary>
    public static bool Is(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null or "" };

    /// <summary>The problem for the status.</summary>
    public static Problem Explain(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Problem(ErrorCodes.RouteUnknown),
        StatusCodes.Status405MethodNotAllowed => new Problem(ErrorCodes.RequestMethod),
        StatusCodes.Status413PayloadTooLarge => new Problem(ErrorCodes.RequestTooLarge),
        StatusCodes.Status415UnsupportedMediaType => new Problem(ErrorCodes.RequestMediaType),
        < StatusCodes.Status500InternalServerError => Problem.Invalid("The request cannot be read."),
        _ => new Problem(ErrorCodes.Internal),
    };
}
