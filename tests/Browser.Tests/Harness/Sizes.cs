using Microsoft.Playwright;

namespace Platform.Browser.Tests.Harness;

/// <summary>The sizes that pages are looked at.</summary>
internal static class Sizes
{
    public static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 800 };

    public static ViewportSize Phone { get; } = new() { Width = 360, Height = 740 };
}
