namespace Platform.Api.Http;

/// <summary>
/// Every call is answered by 20 s (design.md 4). What hangs longer is left to itself, since a caller never cancels work, and is answered as
/// <c>platform.busy</c>. Endpoints therefore touch the response only through their result.
/// </summary>
internal sealed class AnswerInTime : IEndpointFilter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(19.7);

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = next(context);
        return answer.IsCompleted ? answer : new ValueTask<object?>(answer.AsTask().WaitAsync(Limit));
    }
}
