using System.Text.Json.Serialization;

namespace Platform.History.Events;

/// <summary>A pair as a record holds it; of its tokens the SHA-256.</summary>
/// <param name="Place">Where the record keeps it.</param>
/// <param name="Account">Whose it is: the Alexa user id; null where that is not known yet.</param>
/// <param name="Version">Its version, unique within the link.</param>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token; null where there is none.</param>
/// <param name="Intent">When the refresh token was last sent, where the answer is not stored.</param>
internal sealed record PairPicture(
    PairPlace Place, string? Account, long Version, string Access, string? Refresh, DateTimeOffset? Intent = null)
{
    /// <summary>Stands for a token whose envelope does not open.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Whether one of its envelopes does not open.</summary>
    [JsonIgnore]
    public bool IsUnreadable => Access == Unreadable || Refresh == Unreadable;
}
