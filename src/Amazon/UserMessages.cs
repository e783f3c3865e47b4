namespace Platform.Amazon;

/// <summary>The texts that end users are shown, word for word as Amazon's guide has them (protocol.md 12).</summary>
public static class UserMessages
{
    /// <summary>A problem that trying again at once does not solve.</summary>
    public const string M1 = "We are experiencing a problem connecting with Alexa to link your account. Please try again later.";

    /// <summary>An unexpected error at Alexa.</summary>
    public const string M2 = "Sorry, Alexa encountered an unexpected error while trying to link your account. Please try again.";

    /// <summary>A momentary error.</summary>
    public const string M3 = "Sorry, Alexa encountered a momentary error while trying to link your account. Please try again later.";
}
