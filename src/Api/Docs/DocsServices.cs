using System.Text;
using Microsoft.OpenApi;
using Platform.Api.Auth;

namespace Platform.Api.Docs;

/// <summary>The OpenAPI document, the page that shows it, and the catalogue of errors into which problems point.</summary>
internal static class DocsServices
{
    private const string Document = "/openapi/v1.json";

    /// <summary>Adds the OpenAPI document.</summary>
    public static WebApplicationBuilder AddDocs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = _ => true;
            options.AddDocumentTransformer<DocumentHead>();
            options.AddOperationTransformer<OperationParts>();
            options.AddSchemaTransformer<SchemaParts>();
        });
        return builder;
    }

    /// <summary>Serves the document, the page and the catalogue.</summary>
    public static WebApplication UseDocs(this WebApplication app)
    {
        app.MapOpenApi(Document).NeedsScope(Scopes.Management);
        var errors = Errors();
        app.MapGet("/docs/errors", () => TypedResults.Text(errors, "text/markdown", Encoding.UTF8)).NeedsNoKey().ExcludeFromDescription();
        app.UseWhen(IsPage, page =>
        {
            page.UseMiddleware<ScopeCheck>(new Needs(Scopes.Management));
            page.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = "docs";
                ui.DocumentTitle = "Alexa linking platform";
                ui.SwaggerEndpoint(Document, "v1");
                ui.EnablePersistAuthorization();
            });
        });
        return app;
    }

    // A line feed at the end of a path counts as its end to the page, which would write it into a header.
    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint() is null
        && http.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal)
        && !http.Request.Path.Value!.Any(char.IsControl);

    private static string Errors()
    {
        using var page = typeof(DocsServices).Assembly.GetManifestResourceStream("errors.md")
            ?? throw new InvalidOperationException("The page of errors was not built in.");
        using var reader = new StreamReader(page, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
