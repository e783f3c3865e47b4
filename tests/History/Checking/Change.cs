using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>From one stored record to the next.</summary>
/// <param name="Index">The place among the link's events where the second one was known to be stored.</param>
/// <param name="Before">The first.</param>
/// <param name="After">The second.</param>
internal sealed record Change(int Index, LinkPicture Before, LinkPicture After);
