using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Api.Http;
using Platform.Api.Settings;

namespace Platform.Api.Docs;

/// <summary>What the OpenAPI document says as a whole: what this is, where it is, how to authenticate.</summary>
internal sealed class DocumentHead(PublicUrl publicUrl) : IOpenApiDocumentTransformer
{
    /// <summary>The name of the security scheme.</summary>
    public const string ApiKey = "apiKey";

    /// <summary>The name of the problem's schema.</summary>
    public const string Problem = "Problem";

    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Alexa linking platform",
            Version = "1",
            Description = "Links the users of a partner's app with Alexa, tells whether they are linked, and unlinks them.",
        };
        document.Servers = [new OpenApiServer { Url = publicUrl.Value }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of a partner, or the operator's key.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
    }
}
