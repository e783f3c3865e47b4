using Microsoft.AspNetCore.Diagnostics;
using Platform.Amazon;

namespace Platform.Api.Http;

/// <summary>Gives a body to the failures that the framework answers with a status alone: unknown path, wrong method.</summary>
internal static class BareStatus
{
    /// <summary>Writes the problem for the status.</summary>
    public static Task Explain(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var problem = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new Problem(ErrorCodes.RouteUnknown),
            StatusCodes.Status405MethodNotAllowed => new Problem(ErrorCodes.RequestMethod),
            StatusCodes.Status413PayloadTooLarge => new Problem(ErrorCodes.RequestTooLarge),
            StatusCodes.Status415UnsupportedMediaType => new Problem(ErrorCodes.RequestMediaType),
            < StatusCodes.Status500InternalServerError => Problem.Invalid("The request cannot be read."),
            _ => new Problem(ErrorCodes.Internal),
        };
        return http.RequestServices.GetRequiredService<ProblemWriter>().Write(http, problem);
    }
}
