namespace Platform.Grains.Links.Decisions;

/// <summary>What a command makes of a record.</summary>
/// <param name="State">The next record; the same instance where nothing changes.</param>
internal sealed record LinkDecision(LinkState State)
{
    /// <summary>Why the command is refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The work that the command began or joined, or that stands in its way where <see cref="IsBusy"/>.</summary>
    public string? Attempt { get; init; }

    /// <summary>True where the command began a flow, whose code is unsent so far.</summary>
    public bool Begins { get; init; }

    /// <summary>True where other work stands in the way.</summary>
    public bool IsBusy { get; init; }

    /// <summary>The command is refused and changes nothing, or only what the record has meanwhile outlived.</summary>
    public static LinkDecision Refuse(LinkState state, string code) => Refuse(state, new Refusal(code));

    /// <inheritdoc cref="Refuse(LinkState, string)"/>
    public static LinkDecision Refuse(LinkState state, Refusal refusal) => new(state) { Refusal = refusal };
}
