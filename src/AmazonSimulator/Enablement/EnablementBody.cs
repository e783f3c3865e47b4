using System.Text.Json;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>The body of enable and link, which has exactly these members (protocol.md 4.2).</summary>
internal sealed record EnablementBody(string Stage, string RedirectUri, string AuthCode)
{
    /// <summary>The body, or what is wrong with it.</summary>
    public static (EnablementBody? Body, string? Error) Read(string? json)
    {
        if (json is null)
            return (null, "The body is not UTF-8");
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(json, options);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, "The body is not well-formed JSON");
        }
    }

    private static (EnablementBody? Body, string? Error) Read(JsonElement root)
    {
        if (Shape(root, "", "stage", "accountLinkRequest") is { } rootError)
            return (null, rootError);
        var request = root.GetProperty("accountLinkRequest");
        if (Shape(request, "accountLinkRequest.", "redirectUri", "authCode", "type") is { } requestError)
            return (null, requestError);
        if (Text(root, "stage") is not { } stage || stage is not ("development" or "live"))
            return (null, "stage is neither development nor live");
        if (Text(request, "type") != "AUTH_CODE")
            return (null, "accountLinkRequest.type is not AUTH_CODE");
        if (Text(request, "authCode") is not { Length: > 0 } code)
            return (null, "accountLinkRequest.authCode is missing");
        if (Text(request, "redirectUri") is not { } redirectUri || !Uri.TryCreate(redirectUri, UriKind.Absolute, out _))
            return (null, "accountLinkRequest.redirectUri is not a URL");
        return (new EnablementBody(stage, redirectUri, code), null);
    }

    private static string? Shape(JsonElement element, string prefix, params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return prefix.Length == 0 ? "The body is not an object" : $"{prefix.TrimEnd('.')} is not an object";
        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(member.Name))
                return $"{prefix}{member.Name} is not a member of the request";
        }

        foreach (var name in members)
        {
            if (!element.TryGetProperty(name, out _))
                return $"{prefix}{name} is missing";
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
