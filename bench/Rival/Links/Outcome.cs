namespace Platform.Rival.Links;

/// <summary>What a command came to: 200 or 202 with the link, or a problem.</summary>
/// <param name="Code">The problem's code, or null.</param>
/// <param name="Restart">Where it differs from the table's.</param>
/// <param name="GoesOn">Whether it goes on by itself.</param>
/// <param name="Link">The link, where it is known already.</param>
internal sealed record Outcome(string? Code = null, bool? Restart = null, bool GoesOn = false, LinkView? Link = null)
{
    public static readonly Outcome Done = new();
    public static readonly Outcome Pending = new(GoesOn: true);
}
