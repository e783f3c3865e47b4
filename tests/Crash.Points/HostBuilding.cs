using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.Crash.Points;

/// <summary>
/// Sees a host while it is built, when the program has added all its services: the event that <c>WebApplicationFactory</c> works by as well.
/// </summary>
internal sealed class HostBuilding(Action<IServiceCollection> change) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static void Observe(Action<IServiceCollection> change) => DiagnosticListener.AllListeners.Subscribe(new HostBuilding(change));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
            host.ConfigureServices((_, services) => change(services));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
