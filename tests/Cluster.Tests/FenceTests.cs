using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Amazon;
using Platform.AmazonSimulator.Contract;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Links;

namespace Platform.Cluster.Tests;

/// <summary>
/// Two silos that know nothing of each other on one storage: every grain can be active twice, as in a cluster that is split. The ETag of the write
/// before the call to Amazon is the fence (design.md 4).
/// </summary>
public sealed class FenceTests : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];
    private Surroundings _surroundings = null!;

    private IServiceProvider First => _hosts[0].Services;

    private IServiceProvider Second => _hosts[1].Services;

    public async Task InitializeAsync()
    {
        _surroundings = await Surroundings.Start();
        _hosts.Add(await StartAlone());
        _hosts.Add(await StartAlone());
        await LinkDriver.PutSkill(First);
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await _surroundings.DisposeAsync();
    }

    [Fact]
    public async Task A_stale_activation_loses_its_write_and_never_calls_Amazon()
    {
        var first = Driver(First, "user-1");
        var stale = Driver(Second, "user-1");
        var callback = await first.Approve();
        (await stale.Snapshot()).Status.ShouldBe(LinkStatus.ConsentPending);
        (await first.Finish(callback)).Link.Status.ShouldBe(LinkStatus.Linked);

        (await stale.Send(callback)).Refusal!.Code.ShouldBe(ErrorCodes.StorageUnavailable);

        (await _surroundings.Amazon.Control.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
        (await stale.Finish(callback)).Link.Status.ShouldBe(LinkStatus.Linked);
        (await _surroundings.Amazon.Control.Grants()).Codes.ShouldAllBe(code => code.Presented == 1);
    }

    [Fact]
    public async Task Check_02_of_two_activations_that_get_the_same_callback_at_once_one_spends_the_code()
    {
        var users = Enumerable.Range(0, 50).Select(number => $"user-{number}").ToList();
        var callbacks = await Task.WhenAll(users.Select(user => Driver(First, user).Approve()));
        await Task.WhenAll(users.Select(user => Driver(Second, user).Snapshot()));

        var ends = await Task.WhenAll(users.Zip(callbacks).SelectMany(each => new[] { First, Second }.Select(
            services => Driver(services, each.First).Finish(each.Second))));

        ends.ShouldAllBe(end => end.Link.Status == LinkStatus.Linked);
        var codes = (await _surroundings.Amazon.Control.Grants()).Codes;
        codes.Count.ShouldBe(users.Count);
        codes.ShouldAllBe(code => code.Presented == 1 && code.Spent == 1);
    }

    private LinkDriver Driver(IServiceProvider services, string user) => new(services, _surroundings.Amazon.Control, user);

    private async Task<IHost> StartAlone()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(_surroundings.Settings());
        using (var silo = new TcpListener(IPAddress.Loopback, 0))
        using (var gateway = new TcpListener(IPAddress.Loopback, 0))
        {
            builder.Configuration["Orleans:SiloPort"] = Port(silo);
            builder.Configuration["Orleans:GatewayPort"] = Port(gateway);
        }

        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.AddPlatformEngine(EngineRole.AllInOne);
        builder.Services.AddGrainServices(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static string Port(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
