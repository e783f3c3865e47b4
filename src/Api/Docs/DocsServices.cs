using System.Text;
using Microsoft.OpenApi;
using Platform.Amazon;
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
        });
        return builder;
    }

    /// <summary>Serves the document, the page and the catalogue.</summary>
    public static WebApplication UseDocs(this WebApplication app)
    {
        app.MapOpenApi(Document).RequireAuthorization(Scopes.Management);
        app.MapGet("/docs/errors", () => TypedResults.Text(Errors(), "text/markdown", Encoding.UTF8)).ExcludeFromDescription();
        app.UseWhen(IsPage, page =>
        {
            page.UseMiddleware<PageGate>();
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

    private static bool IsPage(HttpContext http) => http.GetEndpoint() is null && http.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal);

    private static string Errors()
    {
        var text = new StringBuilder("# Errors\n");
        foreach (var row in ErrorCatalogue.All)
        {
            text.Append(null, $"\n<a id=\"{row.Anchor}\"></a>\n## {row.Code}\n\n{row.Title}. {row.Explanation}\n\n")
                .Append(null, $"Status {row.Status}, retryable: {Word(row.Retryable)}, restart: {Word(row.Restart)}, who can act: {row.MustAct}.\n");
            if (row.UserMessage is { } message)
            {
                text.Append(null, $"For the end user: \"{message}\"\n");
            }
        }

        return text.ToString();
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
