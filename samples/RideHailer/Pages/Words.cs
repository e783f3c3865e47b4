using System.Globalization;
using Platform.RideHailer.Linking;

namespace Platform.RideHailer.Pages;

/// <summary>A link's status in words for the rider.</summary>
internal static class Words
{
    public static string Of(Link link) => link.Status switch
    {
        "linked" when link.Action == "wait" => "Linked with Alexa. A new link is being made.",
        "linked" => $"Linked with Alexa{Since(link.LinkedAt)}.",
        "linking" => "We are linking you with Alexa.",
        "unlinking" => "We are unlinking you from Alexa.",
        "unlinked" => "No longer linked with Alexa.",
        "relinkRequired" => "Alexa needs your permission again.",
        "consentPending" => "Not linked yet: you began, and Alexa is waiting for your answer.",
        _ => "Not linked with Alexa.",
    };

    private static string Since(DateTimeOffset? linkedAt) =>
        linkedAt is { } at ? at.UtcDateTime.ToString("' since 'd MMMM yyyy', 'HH:mm' UTC'", CultureInfo.InvariantCulture) : "";
}
