namespace Platform.Api.Links;

/// <summary>How long a caller is kept waiting: everything is answered by 20 s (design.md 4).</summary>
internal sealed record LinkPatience
{
    /// <summary>For the command and its work.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(18);

    /// <summary>For the link's own answer after it has waited for as long as it was told to.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>For asking a link whose node has gone until another one answers.</summary>
    public TimeSpan Ask { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For looking at the record where a call was not answered.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(750);

    /// <summary>Between two tries of a command that meets other work.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);
}
