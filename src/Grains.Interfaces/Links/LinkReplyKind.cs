namespace Platform.Grains.Links;

/// <summary>How a command to a link stands.</summary>
[GenerateSerializer, Alias("LinkReplyKind")]
public enum LinkReplyKind
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Taken; the work goes on by itself.</summary>
    Pending,

    /// <summary>Not taken: other work of this link runs.</summary>
    Busy,

    /// <summary>Refused or failed, see the refusal.</summary>
    Refused,
}
