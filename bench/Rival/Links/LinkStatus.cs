namespace Platform.Rival.Links;

/// <summary>The numbers in the column <c>links.status</c>.</summary>
internal static class LinkStatus
{
    public const short Linked = 1;
    public const short RelinkRequired = 2;
    public const short Unlinking = 3;
    public const short Unlinked = 4;
}
