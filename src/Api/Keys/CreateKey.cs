using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;

namespace Platform.Api.Keys;

/// <summary>Makes an API key.</summary>
internal sealed record CreateKey : IJsonRequest<CreateKey>
{
    /// <summary>A name for people, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary>Out of <c>links</c>, <c>skills</c>; at least one.</summary>
    [Required]
    public IReadOnlyList<string?>? Scopes { get; init; }

    /// <summary>When it stops working; left out: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        if (check.Required("name", Name))
        {
            check.That("name", Text.IsName(Name), Text.NameRule);
        }

        if (check.Required("scopes", Scopes))
        {
            check.That(
                "scopes",
                Scopes.Count > 0 && Scopes.Distinct().Count() == Scopes.Count && Scopes.All(scope => scope is Auth.Scopes.Links or Auth.Scopes.Skills),
                "must be a list of one or both of `links` and `skills`");
        }
    }
}
