using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Platform.Grains.Ids;

/// <summary>An Alexa skill: <c>amzn1.ask.skill.</c> and 1 to 64 of <c>[A-Za-z0-9-]</c> (api.md 1).</summary>
/// <param name="Value">The id as text.</param>
[GenerateSerializer, Immutable, Alias("SkillId")]
public readonly partial record struct SkillId([property: Id(0)] string Value)
{
    /// <summary>Reads a skill id; false for anything outside the grammar.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SkillId id)
    {
        var valid = text is not null && Grammar().IsMatch(text);
        id = valid ? new SkillId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\Aamzn1\.ask\.skill\.[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
