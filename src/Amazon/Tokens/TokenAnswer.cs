using System.Text.Json;
using Platform.Amazon.Errors;
using Platform.Amazon.Http;
using Platform.Vault;

namespace Platform.Amazon.Tokens;

/// <summary>Reads what the token server answered (protocol.md 3).</summary>
internal static class TokenAnswer
{
    public static AmazonResult<TokenPair> Read(Reply reply)
    {
        if (reply.Status is not { } status || (reply.IsSuccess && reply.Body is BodyState.Broken))
            return AmazonResult.Failed<TokenPair>(reply.Unreachable());
        if (reply.Body is not BodyState.Whole || !JsonAnswer.TryParse(reply.Bytes, out var document))
            return AmazonResult.Failed<TokenPair>(Refused(reply, status, null));
        using (document)
        {
            return reply.IsSuccess && Pair(document.RootElement) is { } pair
                ? AmazonResult.Success(pair)
                : AmazonResult.Failed<TokenPair>(Refused(reply, status, document.RootElement.Text("error")));
        }
    }

    private static AmazonFailure Refused(Reply reply, int status, string? error)
    {
        var known = error is null ? null : UpstreamCode.Known(error);

        // A success without a usable pair says nothing, unless it names an error.
        if (reply.IsSuccess && known is null)
            return reply.Malformed();
        var code = ErrorCatalogue.ForTokenEndpoint(error, status).Code;
        return reply.Failure(code, known, IsDefinite(code, known, status) ? Delivery.Answered : Delivery.Unknown);
    }

    // 429 and 503 turn a request away before it is looked at. Any other failure of the server may come from something in front of it, while
    // the request behind it went through.
    private static bool IsDefinite(string code, string? known, int status) => code switch
    {
        ErrorCodes.AmazonMalformed => false,
        ErrorCodes.ExchangeServerError => known is not null || status is 429 or 503,
        _ => true,
    };

    private static TokenPair? Pair(JsonElement answer)
    {
        var access = answer.Text("access_token");
        if (!TokenSyntax.IsToken(access) || !IsBearer(answer))
            return null;
        if (answer.Member("refresh_token") is not { } member || JsonAnswer.Text(member) is "")
            return new TokenPair(Secret.From(access!), null, Lifetime.Read(answer.Member("expires_in")));
        var refresh = JsonAnswer.Text(member);
        return TokenSyntax.IsToken(refresh)
            ? new TokenPair(Secret.From(access!), Secret.From(refresh!), Lifetime.Read(answer.Member("expires_in")))
            : null;
    }

    // A token of a type that we cannot present is none (RFC 6749, 7.1); a type left out is forgiven.
    private static bool IsBearer(JsonElement answer) =>
        answer.Member("token_type") is not { } type || string.Equals(JsonAnswer.Text(type), "bearer", StringComparison.OrdinalIgnoreCase);
}
