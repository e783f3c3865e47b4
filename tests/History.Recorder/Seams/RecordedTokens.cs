using Platform.Amazon;
using Platform.History.Events;

namespace Platform.History.Recorder.Seams;

/// <summary>Amazon's token endpoint.</summary>
internal sealed class RecordedTokens(ILwaTokenClient real, HistoryFile history, WorkingLink working) : ILwaTokenClient
{
    public Task<AmazonResult<TokenPair>> Exchange(CodeExchange exchange, CancellationToken cancellationToken) => Record(
        TokenHash.Of(exchange.Code.Reveal()),
        (link, life, at, code) => new CodeSent(link, life, at, code),
        () => real.Exchange(exchange, cancellationToken));

    public Task<AmazonResult<TokenPair>> Refresh(TokenRefresh refresh, CancellationToken cancellationToken) => Record(
        TokenHash.Of(refresh.RefreshToken.Reveal()),
        (link, life, at, token) => new TokenSent(link, life, at, token),
        () => real.Refresh(refresh, cancellationToken));

    // A skill asks whether its credentials are accepted, with a code that is none: that is nobody's grant.
    private Task<AmazonResult<TokenPair>> Record(
        string sent, Func<string, int, DateTimeOffset, string, HistoryEvent> sending, Func<Task<AmazonResult<TokenPair>>> call) =>
        working.Current is { } link ? Record(link, sent, sending, call) : call();

    private async Task<AmazonResult<TokenPair>> Record(
        string link, string sent, Func<string, int, DateTimeOffset, string, HistoryEvent> sending, Func<Task<AmazonResult<TokenPair>>> call)
    {
        history.Say((life, at) => sending(link, life, at, sent));
        var result = await call();
        if (result.Succeeded)
        {
            var (access, refresh) = (result.Value.AccessToken, result.Value.RefreshToken);
            history.Say((life, at) => new PairReceived(
                link, life, at, sent, TokenHash.Of(access.Reveal()), refresh is null ? null : TokenHash.Of(refresh.Reveal())));
        }
        else
        {
            var failure = result.Failure;
            var isDefinite = failure.Delivery != Delivery.Unknown;
            history.Say((life, at) => new Refused(link, life, at, sent, failure.Code, isDefinite, failure.NothingSpent));
        }

        return result;
    }
}
