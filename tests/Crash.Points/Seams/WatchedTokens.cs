using Platform.Amazon;

namespace Platform.Crash.Points.Seams;

/// <summary>Amazon's token endpoint.</summary>
internal sealed class WatchedTokens(ILwaTokenClient real, PassedPoints points, Callers callers) : ILwaTokenClient
{
    public Task<AmazonResult<TokenPair>> Exchange(CodeExchange exchange, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "exchange", () => real.Exchange(exchange, cancellationToken));

    public Task<AmazonResult<TokenPair>> Refresh(TokenRefresh refresh, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "refresh", () => real.Refresh(refresh, cancellationToken));
}
