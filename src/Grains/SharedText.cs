using CommunityToolkit.HighPerformance.Buffers;

namespace Platform.Grains;

/// <summary>
/// Texts that many records have in common, such as a client's id: each is kept in memory once. Of each link that is in memory it would be a copy.
/// </summary>
internal static class SharedText
{
    /// <summary>The text, as an object that others have too. A few thousand are known at a time; one that is not known becomes known.</summary>
    public static string Of(string text) => StringPool.Shared.GetOrAdd(text);
}
