using Platform.Rival.Amazon;

namespace Platform.Rival.Links;

/// <summary>What Amazon said about a link.</summary>
/// <param name="Link">The link, with the pair that it has by now.</param>
/// <param name="Host">The host that answered, or null.</param>
/// <param name="Answer">Its answer; null where it has none, as after a DELETE.</param>
/// <param name="Gone">The code of what proves that the link is gone, or null.</param>
internal sealed record Finding(HeldLink Link, string? Host, EnablementAnswer? Answer, string? Gone);
