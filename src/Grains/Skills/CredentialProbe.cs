using System.Buffers.Text;
using System.Security.Cryptography;
using Platform.Amazon;
using Platform.Vault;

namespace Platform.Grains.Skills;

/// <summary>
/// Asks Amazon whether it accepts client credentials: a token request with a made-up code. Only <c>invalid_grant</c> says yes, since the client is
/// looked at before the code (api.md 7); whatever else comes says nothing.
/// </summary>
internal static class CredentialProbe
{
    /// <summary>Asks; at most one request for each secret that serves.</summary>
    public static async Task<bool> Ask(ILwaTokenClient tokens, CredentialUse use, string redirectUri)
    {
        var code = Secret.From(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15)));
        try
        {
            var result = await use.Try(client => tokens.Exchange(new CodeExchange(client, code, redirectUri, CodeVerifier: null), CancellationToken.None));
            return !result.Succeeded && result.Failure.Code == ErrorCodes.ExchangeInvalidGrant;
        }
        catch (VaultException)
        {
            // The vault has raised its own alert; what could not be opened was not accepted.
            return false;
        }
    }
}
