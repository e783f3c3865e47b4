using Platform.Amazon;
using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>
/// An Amazon that says what a test wants. Usually all goes well: the code <c>alexa1-x</c> is that of the Alexa account <c>alexa1</c>, and its
/// tokens say so. Everything secret carries the canary, which must turn up nowhere.
/// </summary>
public sealed class FakeAmazon
{
    public const string Canary = "canary-9d41";
    public const string Na = "api.amazonalexa.com";
    public const string Eu = "api.eu.amazonalexa.com";

    private int _tokens;

    public FakeAmazon()
    {
        Exchange = new(request => AmazonResult.Success(Pair(request.Code.Reveal().Split('-')[0])));
        Refresh = new(request => AmazonResult.Success(Pair(Account(request.RefreshToken))));
        Endpoints = new(_ => LivesAt(Na));
        Enable = new(call => AmazonResult.Success(Enabled(Account(call.Access))));
        Get = new(call => AmazonResult.Success(Enabled(Account(call.Access))));
        Disable = new(_ => AmazonResult.Success(true));
    }

    public Script<CodeExchange, AmazonResult<TokenPair>> Exchange { get; }

    public Script<TokenRefresh, AmazonResult<TokenPair>> Refresh { get; }

    public Script<Secret, AmazonResult<ApiEndpoints>> Endpoints { get; }

    public Script<EnablementCall, AmazonResult<Enablement>> Enable { get; }

    public Script<EnablementCall, AmazonResult<Enablement>> Get { get; }

    public Script<EnablementCall, AmazonResult<bool>> Disable { get; }

    public static Enablement Enabled(string alexaUserId) => new(alexaUserId, Enabled: true, Linked: true, "development");

    /// <summary>Discovery that names these hosts and no other.</summary>
    public static AmazonResult<ApiEndpoints> LivesAt(params string[] hosts) => AmazonResult.Success(new ApiEndpoints(hosts, IsComplete: true));

    public static AmazonResult<T> Answered<T>(string code, int status) =>
        AmazonResult.Failed<T>(new AmazonFailure(code, null, status, Delivery.Answered, null));

    public static AmazonResult<T> NotSent<T>() =>
        AmazonResult.Failed<T>(new AmazonFailure(ErrorCodes.AmazonUnreachable, null, null, Delivery.NotSent, null));

    public static AmazonResult<T> NoAnswer<T>() =>
        AmazonResult.Failed<T>(new AmazonFailure(ErrorCodes.AmazonUnreachable, null, null, Delivery.Unknown, null));

    public static AmazonResult<T> Unreadable<T>() =>
        AmazonResult.Failed<T>(new AmazonFailure(ErrorCodes.AmazonMalformed, null, 200, Delivery.Unknown, null));

    /// <summary>Whose token it is.</summary>
    public static string Account(Secret token) => token.Reveal().Split('|')[1];

    /// <summary>A fresh pair of an account.</summary>
    public TokenPair Pair(string account, bool refreshToken = true)
    {
        var number = Interlocked.Increment(ref _tokens);
        return new TokenPair(
            Secret.From($"Atza|{account}|{Canary}|{number}"),
            refreshToken ? Secret.From($"Atzr|{account}|{Canary}|{number}") : null,
            TimeSpan.FromHours(1));
    }
}
