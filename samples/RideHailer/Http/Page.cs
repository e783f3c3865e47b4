using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.RideHailer.Http;

/// <summary>Answers with a page rendered here.</summary>
internal static class Page
{
    /// <summary>A page with its parameters, given as an anonymous object.</summary>
    public static RazorComponentResult Of<TPage>(object parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters);
}
