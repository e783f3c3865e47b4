using System.Security.Claims;

namespace Platform.RideHailer.Riders;

/// <summary>The people of this demo. A real app has accounts; the platform only ever sees their opaque ids.</summary>
internal static class DemoRiders
{
    /// <summary>Who can log in.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enumerable.Range(1, 9).Select(number => $"rider-{number}")];

    /// <summary>The rider of this session.</summary>
    public static string Rider(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
