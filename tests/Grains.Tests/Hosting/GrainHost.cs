using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Reminders;
using Orleans.Storage;
using Platform.Amazon;
using Platform.Engine;
using Platform.Engine.Embedded.Reminders;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Skills;
using Platform.Tests.Clocks;
using Platform.Tests.Logs;
using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>The grains on their engine in a folder of its own, with an Amazon, a clock and a storage that do as the test says.</summary>
public sealed class GrainHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grains-").FullName;
    private readonly InMemoryDataKeyStore _dataKeys = new();
    private IHost? _host;
    private AmazonDoor? _door;

    public FakeAmazon Amazon { get; } = new();

    internal FakePartner Partner { get; } = new();

    /// <summary>The time of decisions and of grains' timers.</summary>
    public ManualClock Clock { get; } = new();

    /// <summary>The time of reminders: kept apart, so that a test says which of the two wakes a link.</summary>
    public ManualClock ReminderClock { get; } = new();

    public StorageFaults Storage { get; } = new();

    public ReminderFaults Reminders { get; } = new();

    public LogRecorder Log { get; } = new();

    /// <summary>How fast links are cared for; a change holds from the next lease.</summary>
    public CareOptions Care { get; } = new();

    /// <summary>Counts what is opened, over all restarts.</summary>
    public VaultOpenings Openings { get; } = new();

    public string Folder => _folder;

    public IServiceProvider Services => _host!.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public Task InitializeAsync() => Start();

    /// <summary>Stops the host as it is stopped in operation, and starts another on the same folder.</summary>
    public async Task Restart()
    {
        await _host!.StopAsync();
        _host.Dispose();
        await Start();
    }

    /// <summary>The process dies: what is under way never comes to an end, and what was not stored is lost. Another one starts.</summary>
    public async Task Crash()
    {
        _door!.Shut = true;
        await ((IAsyncDisposable)_host!).DisposeAsync();
        await Start();
    }

    public async Task DisposeAsync()
    {
        _door!.Shut = true;
        await ((IAsyncDisposable)_host!).DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Registers the sample skill.</summary>
    public async Task PutSkill(
        SkillId skill, PartnerId owner, string mode = "builtin", string clientSecret = "client-secret", string clientId = "client", string authorizationSecret = "alexa-secret",
        string refreshPolicy = "keepAlive")
    {
        var put = await Grains.Skill(skill).Put(new PutSkill
        {
            Caller = owner,
            Settings = new SkillSettings
            {
                Name = "Ride Hailer",
                Stage = "development",
                ClientId = clientId,
                RefreshPolicy = refreshPolicy,
                RedirectUris = [Links.Samples.Redirect, Links.Samples.Redirect + "/2"],
                Authorization = new AuthorizationSettings
                {
                    Mode = mode,
                    ClientId = mode == "builtin" ? "alexa" : null,
                    Url = mode == "callout" ? FakePartner.Url : null,
                },
            },
            ClientSecret = Seal(clientSecret, owner, skill, Vault.Secrets.ClientSecret),
            AuthorizationSecret = mode == "supplied" ? null : Seal(authorizationSecret, owner, skill, Vault.Secrets.AuthorizationSecret),
        });
        put.Skill.ShouldNotBeNull();
        await Services.GetRequiredService<SkillDirectory>().FindFresh(skill);
    }

    /// <summary>Seals as the API does.</summary>
    public Vault.SealedSecret Seal(string clear, PartnerId partner, SkillId skill, string field, string user = "") => Vault.SealedSecret.Of(
        Services.GetRequiredService<IVault>().Seal(Secret.From(clear), new SecretContext(partner.Value, skill.Value, user, field, 0)));

    /// <summary>Another data key seals from now on, as after a rotation; answers which.</summary>
    public async Task<uint> ChangeDataKey()
    {
        var added = await Services.GetRequiredService<IDataKeyWrapping>().New(null, CancellationToken.None);
        var known = await _dataKeys.Read(CancellationToken.None);
        _dataKeys.Replace(new DataKeySet([.. known.Keys, added]) { SealingKeyId = added.Id });
        await Services.GetRequiredService<IKeyRing>().Reload(CancellationToken.None);
        return added.Id;
    }

    /// <summary>Writes a link's record past its grain, as somebody does who can write the store.</summary>
    public async Task Overwrite(LinkKey link, LinkState state)
    {
        var storage = Services.GetRequiredService<IGrainStorage>();
        var id = GrainId.Create("link", link.ToString());
        var record = new RawRecord<LinkState>();
        await storage.ReadStateAsync("link", id, record);
        record.State = state;
        await storage.WriteStateAsync("link", id, record);
    }

    private async Task Start()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["Storage:Path"] = _folder;
        builder.Configuration["Engine:ShutdownTimeout"] = "00:00:10";
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(Log));
        string[] clocks = [PlatformTime.Key, TimeProviderNames.Grains];
        foreach (var key in clocks)
        {
            builder.Services.AddKeyedSingleton<TimeProvider>(key, Clock);
        }

        builder.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, ReminderClock);
        builder.AddPlatformEngine(EngineRole.AllInOne);
        Wrap(builder.Services);
        builder.Services.AddSingleton(Reminders).AddSingleton<ReminderTable, HeldReminders>();
        _door = new AmazonDoor(Amazon, Partner);
        builder.Services
            .AddSingleton<ILwaTokenClient>(_door)
            .AddSingleton<ISkillEnablementClient>(_door)
            .AddSingleton<ICallOut>(_door)
            .AddSingleton<IDataKeyStore>(_dataKeys)
            .AddVault(builder.Configuration)
            .AddGrainServices();
        builder.Services.AddOptions<AmazonOptions>();
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(Care));
        WrapVault(builder.Services);
        _host = builder.Build();
        await _host.StartAsync();
    }

    private void WrapVault(IServiceCollection services)
    {
        var known = services.Single(service => service.ServiceType == typeof(IVault));
        services.Remove(known);
        services.AddSingleton<IVault>(provider =>
            new CountedVault((IVault)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!), Openings));
    }

    private void Wrap(IServiceCollection services)
    {
        var known = services.Single(service => service.ServiceType == typeof(IGrainStorage) && !service.IsKeyedService);
        services.Remove(known);
        services.AddSingleton<IGrainStorage>(provider =>
            new FaultyStorage((IGrainStorage)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!), Storage));
    }
}
