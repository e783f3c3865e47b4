using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Api.Rotations;
using Platform.Api.Tests.Hosting;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Tests.Rotations;

/// <summary>
/// The work on a rotation dies at every point of it, one after the other; what is left opens everything, and the next one ends it.
/// </summary>
public sealed class CrashTests : IAsyncLifetime, IDisposable
{
    private const string Worker = "this process";
    private static readonly SecretContext Place = new("ride-hailer", "", "", "clientSecret", 0);

    // Without the program's own work on rotations.
    private readonly ApiHost _host = new(("Vault:ResealsPerSecond", "100000"))
    {
        Change = services => services.Remove(services.Single(service => service.ImplementationType == typeof(RotateKeys))),
    };

    private IVaultRotationGrain Rotations => _host.Grains.VaultRotations();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Check_26_A_rotation_of_the_key_encryption_key_survives_its_worker_at_every_point()
    {
        var envelope = Get<IVault>().Seal(Secret.From("x"), Place);
        var points = await CutAtEveryPoint(RotationLevel.Kek, async () =>
        {
            await OpensAfterARestart(envelope);
            FileKeys().Count.ShouldBeInRange(1, 2);
        });
        points.ShouldBeGreaterThan(15);
        FileKeys().Count.ShouldBe(1);
        await OpensAfterARestart(envelope);
    }

    [Fact]
    public async Task Check_26_A_rotation_of_the_data_key_survives_its_worker_at_every_point()
    {
        var partner = await _host.NewPartner();
        var skill = await partner.NewSkill();
        foreach (var user in Enumerable.Range(0, 10))
        {
            (await partner.Api.Post($"/v1/skills/{skill}/users/u{user}/consent", null)).Status.ShouldBe(201);
        }

        var envelope = Get<IVault>().Seal(Secret.From("x"), Place);
        var points = await CutAtEveryPoint(RotationLevel.Data, () => OpensAfterARestart(envelope));
        points.ShouldBeGreaterThan(10);
        var dataKey = Get<IKeyRing>().SealingKeyId;
        (await _host.Grains.DataKeys().Set()).SealingKeyId.ShouldBe(dataKey);
        (await _host.Grains.Skill(new SkillId(skill)).Reseal(dataKey)).ShouldBe(ResealReply.Nothing);
        (await _host.Grains.SigningKeys().Reseal(dataKey)).ShouldBe(ResealReply.Nothing);
        foreach (var user in Enumerable.Range(0, 10))
        {
            var link = new LinkKey(new PartnerId(partner.Id), new SkillId(skill), new UserId($"u{user}"));
            (await _host.Grains.Link(link).Reseal(dataKey)).ShouldBe(ResealReply.Nothing);
        }

        _host.Log.Lines.ShouldNotContain(line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nodes_share_a_store_the_operator_brings_the_new_key_and_takes_the_former_away()
    {
        var rotation = await Rotations.Start(RotationLevel.Kek);
        var former = FileKeys().ShouldHaveSingleItem();
        var shared = new KekRotation(
            _host.Grains, Get<IKeyEncryptionKeyProvider>(), Get<IDataKeyWrapping>(), new EngineScope(SharesStore: true));
        var refusal = await Should.ThrowAsync<VaultException>(async () =>
            await shared.Run(new RotationWork(Rotations, (await Rotations.Take(Worker))!, Worker), CancellationToken.None));
        refusal.Message.ShouldContain("no newer key-encryption key");
        refusal.Message.ShouldContain("Vault:KeyFile");

        await Get<IKeyEncryptionKeyProvider>().Add(CancellationToken.None);
        await shared.Run(new RotationWork(Rotations, (await Rotations.Take(Worker))!, Worker), CancellationToken.None);
        var done = (await Rotations.Find(rotation.Id))!;
        done.Status.ShouldBe(RotationStatus.Completed);
        done.Detail.ShouldNotBeNull().ShouldContain(former);
        FileKeys().Count.ShouldBe(2, "the file is not the platform's to change");
        (await _host.Grains.DataKeys().Set()).Keys.ShouldAllBe(key => key.KeyEncryptionKeyId == done.KeyId);
    }

    [Fact]
    public async Task Check_26_Where_nodes_share_a_store_a_data_key_seals_when_every_node_has_looked_and_records_wait_as_long_again()
    {
        var options = Options.Create(new VaultOptions { Reload = TimeSpan.FromSeconds(1) });
        var before = (await _host.Grains.DataKeys().Set()).Keys.ShouldHaveSingleItem().KeyId;
        var rotation = await Rotations.Start(RotationLevel.Data);
        var shared = new DataRotation(
            _host.Grains, Get<IDataKeyWrapping>(), Get<IKeyRing>(), Get<RecordWalk>(),
            new EngineScope(SharesStore: true), options);
        var clock = Stopwatch.StartNew();
        var ends = new List<(RotationPhase Phase, bool SealsAsBefore, TimeSpan At)>();
        var reports = new WatchedReports(Rotations, async (report, send) =>
        {
            if (report.Begins is not null)
            {
                var keys = await _host.Grains.DataKeys().Set();
                keys.Keys.Length.ShouldBe(2);
                ends.Add(((await Rotations.Find(rotation.Id))!.Phase, keys.SealingKeyId == before, clock.Elapsed));
            }

            return await send();
        });
        await shared.Run(new RotationWork(reports, (await Rotations.Take(Worker))!, Worker), CancellationToken.None);
        ends.Select(end => (end.Phase, end.SealsAsBefore)).ShouldBe(
            [(RotationPhase.Adding, true), (RotationPhase.Spreading, true), (RotationPhase.Switching, false)]);
        var spread = options.Value.Spread - TimeSpan.FromMilliseconds(100);
        (ends[1].At - ends[0].At).ShouldBeGreaterThan(spread);
        (ends[2].At - ends[1].At).ShouldBeGreaterThan(spread);
        (await Rotations.Find(rotation.Id))!.Status.ShouldBe(RotationStatus.Completed);
    }

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task<int> CutAtEveryPoint(RotationLevel level, Func<Task> check)
    {
        for (var point = 0; ; point++)
        {
            var rotation = await Rotations.Start(level);
            var cut = new CutOff(point);
            try
            {
                await Run(level, cut);
            }
            catch (OperationCanceledException) when (cut.Reached)
            {
                // The worker is dead.
            }

            await check();
            await Run(level, new CutOff(int.MaxValue));
            (await Rotations.Find(rotation.Id))!.Status.ShouldBe(RotationStatus.Completed, $"cut at point {point}");
            if (!cut.Reached)
            {
                return point;
            }
        }
    }

    private async Task Run(RotationLevel level, CutOff cut)
    {
        if (await Rotations.Take(Worker) is not { } taken)
        {
            return;
        }

        var keys = new CutKeys(Get<IKeyEncryptionKeyProvider>(), Get<IDataKeyWrapping>(), cut);
        var work = new RotationWork(new WatchedReports(Rotations, (_, report) => cut.Around(report)), taken, Worker);
        var engine = Get<EngineScope>();
        await (level == RotationLevel.Kek
            ? new KekRotation(_host.Grains, keys, keys, engine).Run(work, CancellationToken.None)
            : new DataRotation(
                _host.Grains, keys, Get<IKeyRing>(), Get<RecordWalk>(), engine,
                Get<IOptions<VaultOptions>>()).Run(work, CancellationToken.None));
    }

    private IReadOnlyList<string> FileKeys() =>
        [.. JsonNode.Parse(File.ReadAllText(_host.KeyFile))!["keys"]!.AsArray().Select(key => key!["id"]!.GetValue<string>())];

    // What another process would load now: the file as it is, and the set as it is stored.
    private async Task OpensAfterARestart(byte[] envelope)
    {
        using var file = new ServiceCollection()
            .AddSingleton(Get<IDataKeyStore>())
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddVault(new ConfigurationBuilder().AddInMemoryCollection([new("Vault:KeyFile", _host.KeyFile)]).Build())
            .BuildServiceProvider();
        await file.GetRequiredService<IKeyRing>().Load(CancellationToken.None);
        file.GetRequiredService<IVault>().Open(envelope, Place, "test").Reveal().ShouldBe("x");
    }
}
