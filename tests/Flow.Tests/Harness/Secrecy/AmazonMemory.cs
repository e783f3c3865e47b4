using System.Net.Http.Headers;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>Learns every secret that Amazon has issued or been told.</summary>
internal static class AmazonMemory
{
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static async Task LearnFrom(this SecretLedger ledger, SimulatorControl amazon)
    {
        var grants = await amazon.Grants();
        foreach (var code in grants.Codes)
        {
            ledger.Learn(SecretKind.AmazonCode, code.Code);
            ledger.Learn(SecretKind.State, code.State);
        }

        foreach (var pair in grants.Pairs)
        {
            ledger.Learn(SecretKind.AmazonToken, pair.AccessToken);
            ledger.Learn(SecretKind.AmazonToken, pair.RefreshToken);
        }

        foreach (var token in grants.RefreshTokens)
            ledger.Learn(SecretKind.AmazonToken, token.RefreshToken);
        foreach (var client in await amazon.Clients())
        {
            ledger.Learn(SecretKind.ClientSecret, client.ClientSecret);
            ledger.Learn(SecretKind.AuthorizationSecret, client.AuthClientSecret);
        }

        foreach (var enabled in await amazon.Enablements())
        {
            ledger.Learn(SecretKind.PartnerToken, enabled.PartnerAccessToken);
            ledger.Learn(SecretKind.PartnerToken, enabled.PartnerRefreshToken);
        }

        foreach (var call in await amazon.Calls())
            ledger.LearnFrom(call.Body, call.Endpoint is CallEndpoints.EnablementPost ? Json : Form);
    }
}
