using System.Diagnostics.CodeAnalysis;

namespace Platform.Amazon;

/// <summary>A skill event, or why the request is none.</summary>
public sealed record SkillEventVerdict
{
    private SkillEventVerdict(SkillEvent? @event, SkillEventFault? fault) => (Event, Fault) = (@event, fault);

    /// <summary>Whether there is an event.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsGenuine => Event is not null;

    /// <summary>The event.</summary>
    public SkillEvent? Event { get; }

    /// <summary>Why there is none.</summary>
    public SkillEventFault? Fault { get; }

    internal static SkillEventVerdict Of(SkillEvent @event) => new(@event, null);

    internal static SkillEventVerdict Refused(SkillEventFault fault) => new(null, fault);
}
