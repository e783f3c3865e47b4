using Microsoft.AspNetCore.Antiforgery;

namespace Platform.RideHailer.Http;

/// <summary>Refuses a form that did not come from one of our own pages.</summary>
internal sealed class ProtectedForm(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.Text("This form is no longer valid. Go back, load the page again and repeat.", statusCode: StatusCodes.Status400BadRequest);
}
