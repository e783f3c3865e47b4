using System.Net;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>Reads <c>--urls</c>: three http addresses, in the order NA, EU, FE.</summary>
internal static class ListeningAddresses
{
    public const string Default = "http://127.0.0.1:5090;http://127.0.0.1:5091;http://127.0.0.1:5092";

    /// <summary>Throws <see cref="ArgumentException"/> with the words to show.</summary>
    public static IReadOnlyDictionary<Region, IPEndPoint> Read(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3)
            throw new ArgumentException($"--urls needs three addresses, for NA, EU and FE in this order, and got {parts.Length}: {urls}");
        return Enum.GetValues<Region>().ToDictionary(region => region, region => Address(parts[(int)region]));
    }

    private static IPEndPoint Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
            throw new ArgumentException($"--urls takes addresses such as http://127.0.0.1:5090, not {url}");
        if (uri.Host == "localhost")
            return new IPEndPoint(IPAddress.Loopback, uri.Port);
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)
            ? new IPEndPoint(address, uri.Port)
            : throw new ArgumentException($"--urls takes IP addresses and localhost, not {uri.Host}");
    }
}
