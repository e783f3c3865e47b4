namespace Platform.Api.Http;

/// <summary>Answers a request of which some part cannot be read, before its endpoint runs.</summary>
internal sealed class RefuseUnread : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        for (var i = 0; i < context.Arguments.Count; i++)
        {
            if (context.Arguments[i] is IBound { Problem: { } problem })
            {
                return ValueTask.FromResult<object?>(Answer.Problem(problem));
            }
        }

        return next(context);
    }
}
