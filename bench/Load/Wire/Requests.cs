using System.Net;
using System.Text;

namespace Platform.Load.Wire;

/// <summary>Writes requests to one server.</summary>
/// <param name="target">The server's address; an IP address with a port.</param>
/// <param name="key">The API key; null where the server wants none.</param>
internal sealed class Requests(Uri target, string? key)
{
    private readonly string _headers =
        $" HTTP/1.1\r\nHost: {target.Authority}\r\n" + (key is null ? "" : $"Authorization: Bearer {key}\r\n");

    /// <summary>Where the server listens.</summary>
    public IPEndPoint Address { get; } = new(IPAddress.Parse(target.Host), target.Port);

    /// <summary>A request without a body.</summary>
    public byte[] Bare(string method, string path) => Encoding.ASCII.GetBytes($"{method} {path}{_headers}\r\n");

    /// <summary>A POST without a body.</summary>
    public byte[] EmptyPost(string path) => Encoding.ASCII.GetBytes($"POST {path}{_headers}Content-Length: 0\r\n\r\n");

    /// <summary>A request with a body of JSON.</summary>
    public byte[] Json(string method, string path, string body) => Encoding.UTF8.GetBytes(
        $"{method} {path}{_headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
