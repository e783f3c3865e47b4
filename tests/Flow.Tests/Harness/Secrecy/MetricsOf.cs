using System.Net.Http.Headers;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>What a platform tells in numbers at the end of its time.</summary>
internal static class MetricsOf
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The page; empty where the platform does not serve, such as one that a test has frozen.</summary>
    public static async Task<Sighting> Platform(string url, string key)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            return Sighting.Of("metrics", await http.GetStringAsync($"{url}/metrics"));
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return Sighting.Of("metrics", "");
        }
    }
}
