namespace Platform.History.Witnesses;

/// <summary>What passed between a partner and the platform about a link; in order for each link.</summary>
/// <param name="Link">The link's key.</param>
/// <param name="Word">The status that the partner was told, or <see cref="Callback"/>.</param>
internal sealed record PartnerWord(string Link, string Word)
{
    /// <summary>The partner brought a code: from here on the link may be told linked again.</summary>
    public const string Callback = "callback";

    /// <summary>The status of a link that stands.</summary>
    public const string Linked = "linked";

    /// <summary>The status of a link that was ended.</summary>
    public const string Unlinked = "unlinked";
}
