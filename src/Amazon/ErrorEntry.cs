namespace Platform.Amazon;

/// <summary>A row of the error catalogue (api.md 7).</summary>
/// <param name="Code">The code, stable for ever.</param>
/// <param name="Status">The HTTP status of the problem that carries it.</param>
/// <param name="Retryable">Whether trying again can help.</param>
/// <param name="Restart">True: this attempt is over, get a new consent. False: repeat the same call.</param>
/// <param name="UserMessage">The text for the end user (<see cref="UserMessages"/>), or null.</param>
/// <param name="Title">The problem's title: a few words.</param>
/// <param name="Explanation">What happened and what to do, for the partner's developers.</param>
/// <param name="MustAct">Who can do something about it.</param>
public sealed record ErrorEntry(
    string Code, int Status, bool Retryable, bool Restart, string? UserMessage, string Title, string Explanation, Party MustAct)
{
    /// <summary>The anchor of its section in docs/errors.md, into which the problem's <c>type</c> points.</summary>
    public string Anchor => Code;
}
