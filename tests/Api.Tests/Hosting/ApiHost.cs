using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.AmazonSimulator;
using Platform.Grains;
using Platform.Tests.Clocks;
using Platform.Tests.Logs;

namespace Platform.Api.Tests.Hosting;

/// <summary>The whole program on Kestrel and a loopback port, with the embedded engine in a folder of its own and a simulated Amazon.</summary>
public sealed class ApiHost : IAsyncLifetime, IDisposable
{
    public const string OperatorKey = "operator-key-of-the-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("api-").FullName;
    private readonly (string Name, string Value)[] _settings;
    private Factory? _factory;
    private SimulatorServer? _amazon;

    public ApiHost()
        : this([])
    {
    }

    /// <summary>With settings beside those that every test needs.</summary>
    internal ApiHost(params (string Name, string Value)[] settings) => _settings = settings;

    public SimulatorServer Amazon => _amazon!;

    public string Url { get; private set; } = "";

    public IServiceProvider Services => _factory!.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    internal ShiftedClock Clock { get; } = new();

    internal LogRecorder Log { get; } = new();

    /// <summary>Changes the program's services.</summary>
    internal Action<IServiceCollection> Change { get; init; } = _ => { };

    internal string KeyFile => Path.Combine(_folder, "vault.keys");

    public async Task InitializeAsync()
    {
        _amazon = await SimulatorHost.Start();
        _factory = new Factory(this);
        _factory.UseKestrel();
        _factory.StartServer();
        Url = _factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public async Task DisposeAsync()
    {
        await _factory!.DisposeAsync();
        await _amazon!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _factory?.Dispose();

    /// <summary>A client with a key, or with none.</summary>
    internal ApiClient Client(string? key) => new(Url, key);

    /// <summary>A new partner with a key of both scopes.</summary>
    internal async Task<TestPartner> NewPartner(params string[] scopes)
    {
        var id = $"partner-{Guid.NewGuid():n}"[..20];
        var created = await Client(OperatorKey).Put($"/v1/partners/{id}", new { name = id });
        created.Status.ShouldBe(201);
        var key = await Client(OperatorKey).Post(
            $"/v1/partners/{id}/keys", new { name = "test", scopes = scopes.Length == 0 ? ["links", "skills"] : scopes });
        key.Status.ShouldBe(201);
        return new TestPartner(id, key.Text("key"), key.Text("keyId"), Client(key.Text("key")));
    }

    /// <summary>Waits until the links of the partner's deleted skill are abandoned.</summary>
    internal Task UntilAbandoned(TestPartner partner, string skill) =>
        Log.Line($"The links of the deleted skill {skill} of partner {partner.Id} are abandoned");

    /// <summary>Waits until the first user of the partner's skill is linked.</summary>
    internal Task UntilLinked(TestPartner partner, string skill) => Log.Line($"A user of partner {partner.Id} linked skill {skill}");

    /// <summary>Waits until the work on a rotation is over.</summary>
    internal Task UntilRotated(string rotation) => Log.Line("No longer at work on rotation", $" {rotation}, ");

    private sealed class Factory(ApiHost host) : WebApplicationFactory<Settings.ApiSettings>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            var amazon = host.Amazon;
            builder.UseEnvironment("Development");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Storage:Path", host._folder);
            builder.UseSetting("Operator:Key", OperatorKey);
            builder.UseSetting("Amazon:ConsentUrl", amazon.ConsentUrl);
            builder.UseSetting("Amazon:AuthorizeUrl", amazon.AuthorizeUrl);
            builder.UseSetting("Amazon:TokenUrl", amazon.TokenUrl);
            builder.UseSetting("Amazon:ApiUrl", amazon.ApiUrl);
            builder.UseSetting("Amazon:ApiHosts", string.Join(',', amazon.ApiHosts));
            foreach (var (name, value) in host._settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(host.Log));
            builder.ConfigureTestServices(host.Change);
            builder.ConfigureServices(services => services.AddKeyedSingleton<TimeProvider>(PlatformTime.Key, host.Clock));
        }
    }
}
