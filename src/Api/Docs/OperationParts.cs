using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Api.Limits;

namespace Platform.Api.Docs;

/// <summary>Fills in one operation of the OpenAPI document from what its module said of it: parameters, body, answers, problems, security.</summary>
internal sealed class OperationParts : IOpenApiOperationTransformer
{
    private const string RateDraft = "Structured field of draft-ietf-httpapi-ratelimit-headers-11; absent where the operator has switched limits off.";

    private static readonly string[] OfEveryCall = [ErrorCodes.StorageUnavailable, ErrorCodes.Overloaded, ErrorCodes.PlatformBusy, ErrorCodes.Internal];
    private static readonly string[] OfEveryKey = [ErrorCodes.AuthInvalid, ErrorCodes.AuthScope, ErrorCodes.RateLimited];
    private static readonly string[] OfEveryBody = [ErrorCodes.RequestInvalid, ErrorCodes.RequestTooLarge, ErrorCodes.RequestMediaType];

    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var scope = metadata.OfType<Needs>().LastOrDefault()?.Scope;
        operation.Parameters =
        [
            .. PathParameters.In(context.Description.RelativePath ?? ""),
            .. metadata.OfType<QueryMetadata>().Select(Query),
        ];
        operation.Responses = [];
        foreach (var answer in metadata.OfType<AnswerMetadata>())
        {
            operation.Responses[Text(answer.Status)] = new OpenApiResponse
            {
                Description = answer.Description,
                Headers = Headers(answer.Status, withKey: scope is not null),
                Content = answer.Type is null ? null : await Content(context, answer.Type, answer.MediaType, cancellationToken),
            };
        }

        var body = metadata.OfType<BodyMetadata>().LastOrDefault();
        operation.RequestBody = body is null
            ? null
            : new OpenApiRequestBody { Required = !body.Optional, Content = await Content(context, body.Type, body.MediaType, cancellationToken) };
        string[] codes =
        [
            .. metadata.OfType<ProblemMetadata>().SelectMany(problems => problems.Codes),
            .. body is { MediaType: "application/json" } ? OfEveryBody : [],
            .. body is not null ? [ErrorCodes.RequestTooLarge] : Array.Empty<string>(),
            .. operation.Parameters.Any(parameter => parameter.In == ParameterLocation.Path) ? [ErrorCodes.RequestInvalid] : Array.Empty<string>(),
            .. scope is not null ? OfEveryKey : [],
            .. OfEveryCall,
        ];
        AddProblems(operation, context.Document!, codes, withKey: scope is not null);
        if (scope is not null)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentHead.ApiKey, context.Document)] = [] }];
            operation.Description = $"Needs scope `{scope}`. {operation.Description}".Trim();
        }
    }

    private static void AddProblems(OpenApiOperation operation, OpenApiDocument document, IEnumerable<string> codes, bool withKey)
    {
        foreach (var status in codes.Distinct().Select(ErrorCatalogue.Get).GroupBy(row => row.Status).OrderBy(group => group.Key))
        {
            if (operation.Responses!.ContainsKey(Text(status.Key)))
            {
                continue;
            }

            operation.Responses[Text(status.Key)] = new OpenApiResponse
            {
                Description = "Problem: " + string.Join(", ", status.Select(row => $"`{row.Code}`")),
                Headers = Headers(status.Key, withKey),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemWriter.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(DocumentHead.Problem, document) },
                },
            };
        }
    }

    private static async Task<IDictionary<string, OpenApiMediaType>> Content(
        OpenApiOperationTransformerContext context, Type type, string mediaType, CancellationToken cancellationToken)
    {
        var name = type.Name;
        var document = context.Document!;
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        if (!document.Components.Schemas.ContainsKey(name))
        {
            document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        }

        return new Dictionary<string, OpenApiMediaType>
        {
            [mediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(name, document) },
        };
    }

    private static OpenApiParameter Query(QueryMetadata query) => new()
    {
        Name = query.Name,
        In = ParameterLocation.Query,
        Description = query.Description,
        Schema = query.Integer
            ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" }
            : new OpenApiSchema { Type = JsonSchemaType.String, Enum = query.Values.Count == 0 ? null : [.. query.Values.Select(value => (System.Text.Json.Nodes.JsonNode)value)] },
    };

    private static Dictionary<string, IOpenApiHeader> Headers(int status, bool withKey)
    {
        var headers = new Dictionary<string, IOpenApiHeader> { [ResponseHeaders.TraceId] = Header("Names this request in the operator's logs.") };
        if (status is StatusCodes.Status202Accepted or StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            headers["Retry-After"] = Header("Seconds to wait before the same call.");
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            headers["WWW-Authenticate"] = Header("How to authenticate.");
        }
        else if (withKey)
        {
            headers[RateFields.Policy] = Header($"The key's limit: `q` requests at once, which come back within `w` seconds. {RateDraft}");
            headers[RateFields.Current] = Header($"The key's budget: `r` requests now, one more within `t` seconds. {RateDraft}");
        }

        return headers;

        static OpenApiHeader Header(string description) =>
            new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
