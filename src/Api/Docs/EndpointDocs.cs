using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Api.Docs;

/// <summary>What the OpenAPI document tells of an endpoint, said where it is mapped.</summary>
internal static class EndpointDocs
{
    /// <summary>Names the endpoint and says in a line what it does.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string operationId, string summary, string? description = null)
    {
        endpoint.WithName(operationId).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>The JSON body that the endpoint takes.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, bool optional = false) =>
        endpoint.WithMetadata(new BodyMetadata(typeof(T), "application/json", optional));

    /// <summary>The form that the endpoint takes.</summary>
    public static RouteHandlerBuilder TakesForm<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new BodyMetadata(typeof(T), "application/x-www-form-urlencoded", Optional: false));

    /// <summary>Answers with a JSON body.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Answers<T>(status, ReasonPhrases.GetReasonPhrase(status));
        }

        return endpoint;
    }

    /// <summary>An answer with a body, and when it is given.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status, string when, string mediaType = "application/json") =>
        endpoint.WithMetadata(new AnswerMetadata(status, typeof(T), mediaType, when));

    /// <summary>An answer without a body.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status, string? when = null) =>
        endpoint.WithMetadata(new AnswerMetadata(status, null, "", when ?? ReasonPhrases.GetReasonPhrase(status)));

    /// <summary>The codes that the endpoint can answer, besides those of every call.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params string[] codes) =>
        endpoint.WithMetadata(new ProblemMetadata(codes));

    /// <summary>A parameter of the query.</summary>
    public static RouteHandlerBuilder Query(this RouteHandlerBuilder endpoint, string name, string description, params string[] values) =>
        endpoint.WithMetadata(new QueryMetadata(name, description, values));

    /// <summary>The endpoint answers pages of a list.</summary>
    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new QueryMetadata("limit", "How many at most: 1 to 200, default 50.", [], Integer: true))
        .Query("cursor", "The `nextCursor` of the page before.")
        .Fails(Amazon.ErrorCodes.RequestInvalid);
}
