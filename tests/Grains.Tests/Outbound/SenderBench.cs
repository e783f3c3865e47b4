using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Platform.Amazon.Http;
using Platform.Grains.Outbound;
using Platform.Grains.Tests.Hosting;
using Platform.Tests.Logs;
using Platform.Vault;

namespace Platform.Grains.Tests.Outbound;

/// <summary>The sender as a node has it, in an environment and with a DNS of the test's choice.</summary>
internal sealed class SenderBench : IAsyncDisposable
{
    private readonly ServiceProvider _node;

    private SenderBench(string environment, INameResolver? names)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddKeyedSingleton(PlatformTime.Key, TimeProvider.System);
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        if (names is not null)
        {
            services.AddSingleton(names);
        }

        services.AddOutbound();
        _node = services.BuildServiceProvider();
    }

    public static SenderBench In(string environment, INameResolver? names = null) => new(environment, names);

    public LogRecorder Log { get; } = new();

    public SignedSender Sender => _node.GetRequiredService<SignedSender>();

    public Task<Reply> Send(string url, string body = "{}", TimeSpan? timeout = null) => Sender.Send(
        new SignedMessage(SignedMessage.NewId(), url, Encoding.UTF8.GetBytes(body), [Secret.From(FakePartner.SigningSecret)]),
        timeout ?? TimeSpan.FromSeconds(20),
        CancellationToken.None);

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
