using System.Net.Sockets;
using System.Text;

namespace Platform.Api.Tests.Hosting;

/// <summary>Sends request targets as they are; clients of .NET would tidy them up.</summary>
internal static class RawHttp
{
    public static Task<(int Status, string Text)> Send(string url, string method, string target, string key, string body = "") => Send(
        url,
        $"{method} {target} HTTP/1.1\r\nHost: {new Uri(url).Authority}\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n"
            + (body.Length == 0 ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
            + $"\r\n{body}");

    /// <summary>Sends a request as it is, which asks the server to close the connection.</summary>
    public static async Task<(int Status, string Text)> Send(string url, string request)
    {
        var address = new Uri(url);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return (int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), text);
    }
}
