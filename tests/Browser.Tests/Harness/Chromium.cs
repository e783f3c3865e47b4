using Microsoft.Playwright;

namespace Platform.Browser.Tests.Harness;

/// <summary>The system's Chromium, driven by Playwright; no browser is ever downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> Start()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            throw new FileNotFoundException(
                $"The browser tests need Chromium, and {program} is not there. On Debian: apt-get install chromium. Elsewhere: set CHROMIUM to its path.");
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags, Headless = true, Timeout = 60_000 });
        return new Chromium(playwright, browser);
    }

    /// <summary>A browser of somebody's own: no cookies yet.</summary>
    public async Task<IPage> NewPerson(bool javaScript = true)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = Sizes.Desktop, JavaScriptEnabled = javaScript });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
