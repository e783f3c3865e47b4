using System.Text;
using Microsoft.Extensions.Options;
using Platform.Amazon.Http;

namespace Platform.Amazon.Tokens;

internal sealed class LwaTokenClient(Transport transport, IOptions<AmazonOptions> options) : ILwaTokenClient
{
    private const string FormType = "application/x-www-form-urlencoded;charset=UTF-8";

    public Task<AmazonResult<TokenPair>> Exchange(CodeExchange exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return Send(
            [
                ("grant_type", "authorization_code"),
                ("code", exchange.Code.Reveal()),
                .. Credentials(exchange.Client),
                ("redirect_uri", exchange.RedirectUri),

                // In the body, as Amazon's example has it; the prose beside it says query string, which would put it into logs.
                .. exchange.CodeVerifier is { } verifier ? new[] { ("code_verifier", verifier.Reveal()) } : [],
            ],
            cancellationToken);
    }

    public Task<AmazonResult<TokenPair>> Refresh(TokenRefresh refresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refresh);
        return Send(
            [("grant_type", "refresh_token"), ("refresh_token", refresh.RefreshToken.Reveal()), .. Credentials(refresh.Client)],
            cancellationToken);
    }

    private static (string, string)[] Credentials(ClientCredentials client) =>
        [("client_id", client.ClientId), ("client_secret", client.ClientSecret.Reveal())];

    private async Task<AmazonResult<TokenPair>> Send((string Name, string Value)[] form, CancellationToken cancellationToken)
    {
        var body = string.Join('&', form.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.TokenUrl);
        request.Content = new SingleUseContent(Encoding.ASCII.GetBytes(body), FormType);
        request.Headers.Accept.ParseAdd("application/json");
        return TokenAnswer.Read(await transport.Send(AmazonClients.Token, request, options.Value.Timeout, cancellationToken));
    }
}
