namespace Platform.RideHailer.Linking;

/// <summary>The platform's problem details (RFC 9457), as far as an app needs them.</summary>
/// <param name="Code">The stable code to act on.</param>
/// <param name="Retryable">Whether trying again can help.</param>
/// <param name="Restart">True: this attempt is over, a new consent is needed. False: the same call may be repeated.</param>
/// <param name="UserMessage">The text to show the rider, or null.</param>
/// <param name="ManualUnlink">With <c>unlink.manual</c>: where the rider can unlink.</param>
public sealed record LinkingProblem(string Code, bool Retryable, bool Restart, string? UserMessage, ManualUnlink? ManualUnlink = null)
{
    /// <summary>The platform could not be asked. Nothing is known to have happened, so the same call may be repeated.</summary>
    public static LinkingProblem Unreachable { get; } = new("platform.unreachable", Retryable: true, Restart: false, UserMessage: null);
}
