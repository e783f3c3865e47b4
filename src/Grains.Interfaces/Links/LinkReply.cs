namespace Platform.Grains.Links;

/// <summary>A link grain's answer to a command.</summary>
[GenerateSerializer, Immutable, Alias("LinkReply")]
public sealed record LinkReply
{
    /// <summary>How the command stands.</summary>
    [Id(0)] public LinkReplyKind Kind { get; init; }

    /// <summary>The link as it stands.</summary>
    [Id(1)] public LinkSnapshot Link { get; init; } = LinkSnapshot.None;

    /// <summary>The work to wait for with <see cref="ILinkGrain.Settled"/>; set where <see cref="Kind"/> is pending or busy.</summary>
    [Id(2)] public string? Attempt { get; init; }

    /// <summary>Why the command was refused or failed; set where <see cref="Kind"/> is refused.</summary>
    [Id(3)] public Refusal? Refusal { get; init; }

    /// <summary>The command is done and the link stands as told.</summary>
    public static LinkReply Done(LinkSnapshot link) => new() { Kind = LinkReplyKind.Done, Link = link };

    /// <summary>The command was taken; its work goes on.</summary>
    public static LinkReply Pending(LinkSnapshot link, string attempt) =>
        new() { Kind = LinkReplyKind.Pending, Link = link, Attempt = attempt };

    /// <summary>The command was not taken, because other work runs: wait for that, then repeat the command.</summary>
    public static LinkReply Busy(LinkSnapshot link, string attempt) =>
        new() { Kind = LinkReplyKind.Busy, Link = link, Attempt = attempt };

    /// <summary>The command was refused, or what it began has failed.</summary>
    public static LinkReply Refused(LinkSnapshot link, Refusal refusal) =>
        new() { Kind = LinkReplyKind.Refused, Link = link, Refusal = refusal };
}
