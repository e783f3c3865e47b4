using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Platform.AmazonSimulator.Pages;

/// <summary>
/// Renders a page on the server and sends it. The renderer alone, without the rest of Razor components: no form keys on disk.
/// </summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory logging)
{
    public async Task Write<TPage>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logging);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html;charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";

        // No form-action: the answer to the form is a redirect to the partner, which that directive would block.
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        await response.WriteAsync(html, Encoding.UTF8, context.RequestAborted);
    }
}
