using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;

namespace Platform.Api.Partners;

/// <summary>Creates or renames a partner.</summary>
internal sealed record PutPartner : IJsonRequest<PutPartner>
{
    /// <summary>A name for people, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        if (check.Required("name", Name))
        {
            check.That("name", Text.IsName(Name), Text.NameRule);
        }
    }
}
