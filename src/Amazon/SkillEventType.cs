namespace Platform.Amazon;

/// <summary>The kinds of events that come late where the skill could not be reached (protocol.md 5), and everything else.</summary>
public enum SkillEventType
{
    /// <summary>Any other request of Alexa's: genuine, and of no meaning for a link.</summary>
    Other,

    /// <summary><c>AlexaSkillEvent.SkillEnabled</c>.</summary>
    SkillEnabled,

    /// <summary><c>AlexaSkillEvent.SkillDisabled</c>: also what unlinking shows up as.</summary>
    SkillDisabled,

    /// <summary><c>AlexaSkillEvent.SkillPermissionAccepted</c>.</summary>
    SkillPermissionAccepted,

    /// <summary><c>AlexaSkillEvent.SkillPermissionChanged</c>.</summary>
    SkillPermissionChanged,

    /// <summary><c>AlexaSkillEvent.SkillAccountLinked</c>.</summary>
    SkillAccountLinked,
}
