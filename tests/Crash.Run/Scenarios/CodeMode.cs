namespace Platform.Crash.Run.Scenarios;

/// <summary>Who makes the partner's codes: a skill's <c>authorization.mode</c> (api.md 3).</summary>
internal enum CodeMode
{
    /// <summary>The platform.</summary>
    Builtin,

    /// <summary>The partner, who sends one with the callback.</summary>
    Supplied,

    /// <summary>The partner, whose server is asked.</summary>
    CallOut,
}
