using Microsoft.AspNetCore.WebUtilities;

namespace Platform.AmazonSimulator.Contract;

/// <summary>How a consent URL ended: a redirect back to the partner, or a page that says why there is none.</summary>
/// <param name="Redirect">The URL the user's browser is sent to, or null.</param>
/// <param name="Error">Why Amazon shows an error page instead of redirecting, or null.</param>
/// <param name="Message">The words on that page, or null.</param>
public sealed record ConsentAnswer(string? Redirect, string? Error = null, string? Message = null)
{
    /// <summary>A parameter of <see cref="Redirect"/>, decoded: <c>code</c>, <c>state</c>, <c>error</c>; null where absent.</summary>
    public string? Parameter(string name) =>
        Redirect is not null && QueryHelpers.ParseQuery(new Uri(Redirect).Query).TryGetValue(name, out var values)
            ? values.ToString()
            : null;
}
