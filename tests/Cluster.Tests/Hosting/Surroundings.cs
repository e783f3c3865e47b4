using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Tests.Clocks;
using Platform.Tests.Servers;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>What silos of a test share: a Redis, an Amazon, the vault's key file, a clock.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cluster-tests-");
    private readonly RedisServer _redis;
    private readonly PartnerTokens _tokens;

    private Surroundings(RedisServer redis, SimulatorServer amazon, PartnerTokens tokens) => (_redis, Amazon, _tokens) = (redis, amazon, tokens);

    public SimulatorServer Amazon { get; }

    public ShiftedClock Clock { get; } = new();

    public static async Task<Surroundings> Start()
    {
        var surroundings = new Surroundings(await RedisServer.Start(), await SimulatorHost.Start(), await PartnerTokens.Start());
        await surroundings.Amazon.Control.PutClient(Samples.ClientId, new ClientRegistration
        {
            ClientSecret = Samples.ClientSecret,
            SkillId = Samples.Skill.Value,
            RedirectUris = [Samples.RedirectUri],
            TokenUrl = surroundings._tokens.Url,
            AuthClientId = "alexa",
            AuthClientSecret = "alexa-secret",
        });
        return surroundings;
    }

    /// <summary>The settings of a silo, all but those of its place in a cluster.</summary>
    public Dictionary<string, string?> Settings() => new()
    {
        ["Storage:Path"] = _folder.FullName,
        ["Orleans:Storage"] = "redis",
        ["Orleans:ReminderStorage"] = "redis",
        ["Orleans:Membership"] = "memory",
        ["Orleans:Redis"] = _redis.Configuration,
        ["Amazon:ConsentUrl"] = Amazon.ConsentUrl,
        ["Amazon:AuthorizeUrl"] = Amazon.AuthorizeUrl,
        ["Amazon:TokenUrl"] = Amazon.TokenUrl,
        ["Amazon:ApiUrl"] = Amazon.ApiUrl,
        ["Amazon:ApiHosts"] = string.Join(',', Amazon.ApiHosts),
    };

    public async ValueTask DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await Amazon.DisposeAsync();
        await _redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
