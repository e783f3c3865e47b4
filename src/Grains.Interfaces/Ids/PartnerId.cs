using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Platform.Grains.Ids;

/// <summary>A partner of the platform: 1 to 64 of <c>[a-z0-9-]</c> (api.md 1).</summary>
/// <param name="Value">The id as text.</param>
[GenerateSerializer, Immutable, Alias("PartnerId")]
public readonly partial record struct PartnerId([property: Id(0)] string Value)
{
    /// <summary>Reads a partner id; false for anything outside the grammar.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartnerId id)
    {
        var valid = IsId(text);
        id = valid ? new PartnerId(text!) : default;
        return valid;
    }

    /// <summary>Whether a text is a partner id.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => Grammar().IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
