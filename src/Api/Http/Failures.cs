using Platform.Amazon;

namespace Platform.Api.Http;

/// <summary>Turns whatever escapes an endpoint, and a failure that has no body, into a problem. An exception goes to the log, never into the body.</summary>
internal sealed partial class Failures(RequestDelegate next, ProblemWriter problems, ILogger<Failures> log)
{
    /// <summary>Runs the rest of the request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (BareStatus.Is(http.Response))
            {
                await problems.Write(http, BareStatus.Explain(http.Response.StatusCode));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer. The status is for the log alone, and stays where the answer was under way.
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception failure)
        {
            var problem = Explain(failure);
            if (problem.Code == ErrorCodes.Internal)
            {
                Defect(failure, RequestNotes.Of(http).TraceId);
            }
            else
            {
                Failed(problem.Code, failure.GetType().Name, RequestNotes.Of(http).TraceId);
            }

            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            await problems.Write(http, problem);
        }
    }

    private static Problem Explain(Exception failure) => failure switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(ErrorCodes.RequestTooLarge),
        BadHttpRequestException => Problem.Invalid("The request cannot be read."),
        _ => new(GrainFailures.CodeOf(failure) ?? ErrorCodes.Internal),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A defect in request {TraceId}")]
    private partial void Defect(Exception failure, string traceId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Code} in request {TraceId}: {Kind}")]
    private partial void Failed(string code, string kind, string traceId);
}
