using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Control;

/// <summary>Answers the control API for loopback only, and says in words what is wrong with a request.</summary>
internal sealed class ControlGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(ControlRoutes.Prefix))
        {
            await next(context);
            return;
        }

        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
        {
            await Refuse("loopback", "the control API answers loopback addresses only", 403).ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            var message = exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
            await Refuse("invalid", message, exception.StatusCode).ExecuteAsync(context);
        }
    }

    private static JsonHttpResult<ControlMessage> Refuse(string error, string message, int status) =>
        TypedResults.Json(new ControlMessage(error, message), statusCode: status);
}
