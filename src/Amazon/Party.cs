namespace Platform.Amazon;

/// <summary>Who can do something about an error.</summary>
public enum Party
{
    /// <summary>The caller's program: it sent something it should not send, or has to send it again.</summary>
    Caller,

    /// <summary>The end user: start over, or decide otherwise.</summary>
    User,

    /// <summary>The partner: the skill's set-up, or the partner's own authorization server.</summary>
    Partner,

    /// <summary>The platform's operator.</summary>
    Operator,

    /// <summary>Amazon: waiting is all that helps.</summary>
    Amazon,
}
