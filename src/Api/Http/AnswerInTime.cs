namespace Platform.Api.Http;

/// <summary>
/// Every call is answered by 20 s (design.md 4). What hangs longer is left to itself, since a caller never cancels work, and is answered as
/// <c>platform.busy</c>. Endpoints therefore touch the response only through their result.
/// </summary>
internal sealed class AnswerInTime : IEndpointFilter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(19.7);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context).AsTask().WaitAsync(Limit);
}
