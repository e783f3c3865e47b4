using System.Net.Sockets;
using System.Text;
using Platform.Flow.Tests.Harness.Secrecy;

namespace Platform.Flow.Tests.Partners;

/// <summary>Requests that no HTTP client would write.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Sends the bytes and reads until the other side closes.</summary>
    public static async Task<string> Send(string url, byte[] request)
    {
        var address = new Uri(url);
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request, limit.Token);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // Cut off after the answer.
        }

        SecretLedger.At(url)?.Saw(new Sighting("raw answer", answer.ToArray()));
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A request without a body whose target is exactly these bytes.</summary>
    public static byte[] Get(byte[] target, string url, string key) =>
    [
        .. "GET "u8,
        .. target,
        .. Encoding.ASCII.GetBytes($" HTTP/1.1\r\nHost: {new Uri(url).Authority}\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n"),
    ];
}
