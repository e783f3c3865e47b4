using Platform.Benchmarks.Loads;
using Platform.Benchmarks.Machine;
using Platform.Flow.Tests.Harness;

namespace Platform.Benchmarks.Sides;

/// <summary>What a status is measured against: the platform's own pipeline without a grain behind it (W11), or a bare server (W12).</summary>
internal sealed class CeilingSide : IAsyncDisposable
{
    private readonly Simulator _simulator;
    private readonly bool _bare;
    private readonly string _folder;
    private readonly Server _server;
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Free()}");
    private string? _key;

    public CeilingSide(Simulator simulator, bool bare, string folder, string logs)
    {
        (_simulator, _bare, _folder) = (simulator, bare, Path.Combine(Path.GetFullPath(folder), "ceiling"));
        _server = new Server("Ceiling", Path.Combine(logs, bare ? "bare.log" : "ceiling.log"));
    }

    /// <summary>Starts it.</summary>
    public async Task Start()
    {
        if (_bare)
        {
            await _server.Start(new Dictionary<string, string> { ["Urls"] = _url.ToString().TrimEnd('/') }, _url, "--bare");
            return;
        }

        Folders.Delete(_folder);
        await _server.Start(
            new Dictionary<string, string>(PipelineSettings.Of(_url, _simulator)) { ["Storage:Path"] = _folder }, new Uri(_url, "/health/ready"));
        _key = await new Partner("ceiling", _url, _simulator).SetUp(policy: null);
    }

    /// <summary>The load.</summary>
    public LoadCall Load() => new LoadCall("path", _url, _key).With("path", $"/v1/skills/{Partner.SkillOf("platform")}/users/platform-12345/ceiling")
        .With("watch", $"platform:{_server.Id}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
