using Platform.AmazonSimulator;

namespace Platform.Browser.Tests.Harness;

/// <summary>Everything that <c>run</c> starts, a browser, and a hand in the simulator; shared by tests that each take a rider of their own.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    internal RunScript Run { get; } = new();

    internal Chromium Chromium { get; private set; } = null!;

    internal SimulatorControl Amazon { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Chromium = await Chromium.Start();
        await Run.Start();
        Amazon = new SimulatorControl(Run.Simulator);
    }

    public async Task DisposeAsync()
    {
        Amazon?.Dispose();
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        await Run.DisposeAsync();
    }

    /// <summary>A rider in a browser of their own, logged in.</summary>
    internal async Task<RiderBrowser> LogIn(string rider, bool javaScript = true)
    {
        var browser = new RiderBrowser(await Chromium.NewPerson(javaScript), Run.Demo);
        await browser.LogIn(rider);
        return browser;
    }
}
