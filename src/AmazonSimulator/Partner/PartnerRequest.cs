using System.Net.Http.Headers;
using System.Text;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Partner;

/// <summary>The request that Alexa sends to a partner's token endpoint, as captured in the wild (protocol.md 8).</summary>
internal static class PartnerRequest
{
    /// <param name="client">Whose token endpoint, and which credentials.</param>
    /// <param name="url">Its address.</param>
    /// <param name="fields">The grant.</param>
    /// <param name="body">The form as it is sent, for the log.</param>
    public static HttpRequestMessage Make(
        ClientRegistration client, string url, IEnumerable<(string Name, string Value)> fields, out string body)
    {
        var form = fields.Append(("client_id", client.AuthClientId));
        if (client.AuthScheme == AuthScheme.Body)
            form = form.Append(("client_secret", client.AuthClientSecret));
        body = string.Join('&', form.Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}"));

        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.UserAgent.ParseAdd("Apache-HttpClient/4.5.13 (Java/1.8.0_345)");
        request.Headers.Accept.ParseAdd("application/json");
        if (client.AuthScheme == AuthScheme.Basic)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Credentials(client));
        return request;
    }

    /// <summary>Both halves form-encoded first (RFC 6749 2.3.1).</summary>
    private static string Credentials(ClientRegistration client)
    {
        var pair = $"{Uri.EscapeDataString(client.AuthClientId)}:{Uri.EscapeDataString(client.AuthClientSecret)}";
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(pair));
    }
}
