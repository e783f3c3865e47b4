using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>A skill's version as an entity tag (RFC 9110 8.8.3). The time of creation is part of it: a skill put again after a deletion is another.</summary>
internal static class EntityTags
{
    /// <summary>The tag of a skill.</summary>
    public static string Of(Skill skill) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{skill.CreatedAt.UtcTicks:x}-{skill.Version}\"");

    /// <summary>Reads <c>If-Match</c> (RFC 9110 13.1.1); false where it is malformed. No tags and not any: the header is absent.</summary>
    public static bool TryParse(StringValues header, out IReadOnlyList<string> tags, out bool any)
    {
        tags = [];
        any = header is ["*"];
        if (header.Count == 0 || any)
        {
            return true;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var parsed))
        {
            return false;
        }

        // Weak tags never match here (strong comparison); they stay in the list as what cannot be.
        tags = [.. parsed.Select(tag => tag.IsWeak ? "" : tag.Tag.Value ?? "")];
        return tags.Count > 0;
    }
}
