namespace Platform.AmazonSimulator.Contract;

/// <summary>A code or refresh token shown to the token endpoint.</summary>
/// <param name="Call">The id of the call in the log.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">
/// <see cref="Granted"/>, or why not: <c>invalid_client</c>, <c>spent</c>, <c>expired</c>, <c>client</c>, <c>redirect_uri</c>,
/// <c>code_verifier</c> (and what is wrong with it), <c>revoked</c>, <c>superseded</c>.
/// </param>
public sealed record Presentation(long Call, DateTimeOffset At, string Outcome)
{
    /// <summary>The outcome of a presentation that gave a token pair.</summary>
    public const string Granted = "granted";
}
