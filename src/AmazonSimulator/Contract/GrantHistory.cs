namespace Platform.AmazonSimulator.Contract;

/// <summary>Everything the token endpoint issued, and how often each was presented and spent.</summary>
/// <param name="Codes">Authorization codes, oldest first.</param>
/// <param name="Pairs">Token pairs, oldest first.</param>
/// <param name="RefreshTokens">Refresh tokens, oldest first; under rotation <c>same</c> one serves many pairs.</param>
public sealed record GrantHistory(
    IReadOnlyList<CodeHistory> Codes, IReadOnlyList<PairHistory> Pairs, IReadOnlyList<RefreshHistory> RefreshTokens);
