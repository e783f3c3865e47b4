using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Tests.Logs;
using Platform.Vault;

namespace Platform.Amazon.Tests.Wire;

/// <summary>The clients as <c>AddAmazon</c> builds them, pointed at a server on loopback.</summary>
public sealed class AmazonUnderTest : IAsyncDisposable
{
    public const string Skill = "amzn1.ask.skill.0001";

    private readonly ServiceProvider _provider;

    private AmazonUnderTest(string url, TimeSpan? timeout, IEnumerable<string> otherHosts)
    {
        var authority = new Uri(url).Authority;
        var limit = $"{(timeout ?? TimeSpan.FromSeconds(20)).TotalMilliseconds} ms";
        var settings = new Dictionary<string, string?>
        {
            ["Amazon:TokenUrl"] = $"{url}/auth/o2/token",
            ["Amazon:ApiUrl"] = url,
            ["Amazon:ApiHosts"] = string.Join(',', [authority, .. otherHosts]),
            ["Amazon:Timeout"] = limit,
            ["Amazon:EnablementTimeout"] = limit,
        };
        Host = authority;
        _provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddAmazon(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public static AmazonUnderTest At(string url, TimeSpan? timeout = null, params IEnumerable<string> otherHosts) => new(url, timeout, otherHosts);

    public static ClientCredentials Client { get; } = new("amzn1.application-oa2-client.0a", Secret.From("canary-client-secret +&="));

    public static CodeExchange Code { get; } =
        new(Client, Secret.From("canary-code|1 +&=%"), "https://link.ridehailer.example/callback?a=b&c=d", Secret.From("canary-verifier"));

    public static TokenRefresh RefreshToken { get; } = new(Client, Secret.From("Atzr|canary-refresh+/="));

    public static Secret AccessToken { get; } = Secret.From("Atza|canary-access+/=");

    public static EnablementRequest Enable { get; } =
        new("development", "https://link.ridehailer.example/callback?a=b&c=d", Secret.From("canary-partner-code"));

    public string Host { get; }

    public LogRecorder Log { get; } = new();

    public ILwaTokenClient Tokens => _provider.GetRequiredService<ILwaTokenClient>();

    public ISkillEnablementClient Enablement => _provider.GetRequiredService<ISkillEnablementClient>();

    public Task<AmazonResult<TokenPair>> Exchange() => Tokens.Exchange(Code, CancellationToken.None);

    public Task<AmazonResult<Enablement>> Post() => Enablement.Enable(Host, Skill, AccessToken, Enable, CancellationToken.None);

    public Task<AmazonResult<Enablement>> Get() => Enablement.Get(Host, Skill, AccessToken, CancellationToken.None);

    public Task<AmazonResult<bool>> Delete() => Enablement.Disable(Host, Skill, AccessToken, CancellationToken.None);

    public Task<AmazonResult<ApiEndpoints>> Discover() => Enablement.Endpoints(AccessToken, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Log.Dispose();
    }
}
