using System.Net;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>Reads <c>--urls</c>: three http addresses, in the order NA, EU, FE.</summary>
internal static class ListeningAddresses
{
    public const string Default = "http://127.0.0.1:5090;http://127.0.0.1:5091;http://127.0.0.1:5092";

    /// <summary>What is wrong with the addresses, in words for whoever wrote them; null where nothing is.</summary>
    public static string? Fault(string urls)
    {
        var parts = Split(urls);
        if (parts.Length != 3)
            return $"--urls needs three addresses, for NA, EU and FE in this order, and got {parts.Length}: {urls}";
        var wrong = Array.Find(parts, part => Address(part) is null);
        return wrong is null ? null : $"--urls takes addresses such as http://127.0.0.1:5090, not {wrong}";
    }

    /// <summary>Throws <see cref="ArgumentException"/> with the words of <see cref="Fault"/>.</summary>
    public static IReadOnlyDictionary<Region, IPEndPoint> Read(string urls)
    {
        if (Fault(urls) is { } fault)
            throw new ArgumentException(fault, nameof(urls));
        var parts = Split(urls);
        return Enum.GetValues<Region>().ToDictionary(region => region, region => Address(parts[(int)region])!);
    }

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPEndPoint? Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
            return null;
        if (uri.Host == "localhost")
            return new IPEndPoint(IPAddress.Loopback, uri.Port);
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? new IPEndPoint(address, uri.Port) : null;
    }
}
