namespace Platform.AmazonSimulator.Contract;

/// <summary>The names of the simulator's endpoints in the call log and in faults.</summary>
public static class CallEndpoints
{
    /// <summary>A code presented at <c>/auth/o2/token</c>, and every request there that is no refresh.</summary>
    public const string TokenExchange = "token.exchange";

    /// <summary>A refresh token presented at <c>/auth/o2/token</c>.</summary>
    public const string TokenRefresh = "token.refresh";

    /// <summary><c>GET /v1/alexaApiEndpoint</c>.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>Enable and link.</summary>
    public const string EnablementPost = "enablement.post";

    /// <summary>Status.</summary>
    public const string EnablementGet = "enablement.get";

    /// <summary>Disable.</summary>
    public const string EnablementDelete = "enablement.delete";

    /// <summary>The call that Alexa makes to the partner's token endpoint.</summary>
    public const string PartnerToken = "partner.token";

    /// <summary>Every name, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
        [TokenExchange, TokenRefresh, Endpoint, EnablementPost, EnablementGet, EnablementDelete, PartnerToken];
}
