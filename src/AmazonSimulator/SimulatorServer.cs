using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator;

/// <summary>A simulator that runs inside this process until it is disposed of.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    internal SimulatorServer(WebApplication app)
    {
        _app = app;
        var listeners = app.Services.GetRequiredService<RegionListeners>();
        ApiHosts = [.. Enum.GetValues<Region>().Select(listeners.HostOf)];
        Control = new SimulatorControl(NaUrl);
    }

    /// <summary>The bare <c>host:port</c> of NA, EU and FE: what <c>Amazon:ApiHosts</c> must allow.</summary>
    public IReadOnlyList<string> ApiHosts { get; }

    /// <summary>The address of North America, without a slash at its end.</summary>
    public string NaUrl => $"http://{ApiHosts[0]}";

    /// <summary>The address of Europe.</summary>
    public string EuUrl => $"http://{ApiHosts[1]}";

    /// <summary>The address of the Far East.</summary>
    public string FeUrl => $"http://{ApiHosts[2]}";

    /// <summary>What stands for the Alexa app URL, <c>Amazon:ConsentUrl</c>.</summary>
    public string ConsentUrl => NaUrl + Consent.ConsentPaths.AlexaApp;

    /// <summary>What stands for Login with Amazon, <c>Amazon:AuthorizeUrl</c>.</summary>
    public string AuthorizeUrl => NaUrl + Consent.ConsentPaths.LoginWithAmazon;

    /// <summary>The token endpoint, <c>Amazon:TokenUrl</c>.</summary>
    public string TokenUrl => NaUrl + "/auth/o2/token";

    /// <summary>Where discovery is asked, <c>Amazon:ApiUrl</c>.</summary>
    public string ApiUrl => NaUrl;

    /// <summary>The control API of this simulator.</summary>
    public SimulatorControl Control { get; }

    /// <summary>Stops listening and lets go of everything.</summary>
    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _app.DisposeAsync();
    }
}
