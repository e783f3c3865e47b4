using System.Text.Json.Serialization;

namespace Platform.RideHailer.Linking;

/// <summary>What came back through the redirect URI, and whose session it came back to.</summary>
/// <param name="UserId">The rider of this session: never anything that the redirect says.</param>
/// <param name="State">As it came.</param>
/// <param name="Code">As it came, after a yes.</param>
/// <param name="Error">As it came, after a no or a failure.</param>
/// <param name="ErrorDescription">As it came.</param>
/// <param name="Scope">As it came.</param>
internal sealed record Returned(
    string UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorDescription,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope)
{
    /// <summary>Reads the redirect's query; null where it is no answer from Amazon at all.</summary>
    public static Returned? From(string userId, IQueryCollection query)
    {
        var (code, error) = (One(query, "code"), One(query, "error"));
        return (code is null) == (error is null)
            ? null
            : new Returned(userId, One(query, "state"), code, error, One(query, "error_description"), One(query, "scope"));
    }

    // A parameter that comes twice is not what Amazon sent.
    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value] ? value : null;
}
