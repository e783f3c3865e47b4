namespace Platform.History.Witnesses;

/// <summary>How a link was found in the end, when every access token had expired and Amazon was asked.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Status">The status that the partner was told.</param>
/// <param name="Reason">Why, where the platform says it.</param>
/// <param name="IsConfirmed">Whether Amazon itself has just confirmed it.</param>
/// <param name="ShouldStand">Whether the partner made it and did not end it.</param>
internal sealed record LinkEnd(string Link, string Status, string? Reason, bool IsConfirmed, bool ShouldStand);
