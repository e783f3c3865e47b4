using System.Security.Cryptography;
using System.Text;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>Says whether a token request comes from the client that it names.</summary>
internal sealed class ClientAuthentication(ClientRegistry clients)
{
    /// <summary>The client, or the refusal.</summary>
    public (ClientRegistration? Client, Answer? Refusal) Check(PresentedCredentials credentials)
    {
        if (credentials.Refusal is { } refusal)
            return (null, refusal);
        if (credentials.ClientId is null)
            return (null, TokenAnswers.Missing("client_id"));
        if (credentials.ClientSecret is null)
            return (null, TokenAnswers.Missing("client_secret"));
        if (clients.Find(credentials.ClientId) is not { } client)
            return (null, TokenAnswers.InvalidClient(credentials.Basic, "unknown client_id"));
        return SameSecret(client.ClientSecret, credentials.ClientSecret)
            ? (client, null)
            : (null, TokenAnswers.InvalidClient(credentials.Basic, "wrong client_secret"));
    }

    private static bool SameSecret(string registered, string presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(registered), Encoding.UTF8.GetBytes(presented));
}
