namespace Platform.Amazon;

/// <summary>
/// The LWA token server (protocol.md 3). Each call is at most one request on the wire: nothing here or below repeats one. Everything that
/// can go wrong comes back as a result, cancellation included, since "may the code be spent?" must not be lost in an exception.
/// </summary>
public interface ILwaTokenClient
{
    /// <summary>Exchanges a code.</summary>
    /// <param name="exchange">The code and what it is bound to.</param>
    /// <param name="cancellationToken">Ends the attempt; the result then says what may have happened.</param>
    Task<AmazonResult<TokenPair>> Exchange(CodeExchange exchange, CancellationToken cancellationToken);

    /// <summary>Presents a refresh token. Its failures carry <c>exchange.*</c> codes too.</summary>
    /// <param name="refresh">The refresh token and its client.</param>
    /// <param name="cancellationToken">Ends the attempt; the result then says what may have happened.</param>
    Task<AmazonResult<TokenPair>> Refresh(TokenRefresh refresh, CancellationToken cancellationToken);
}
