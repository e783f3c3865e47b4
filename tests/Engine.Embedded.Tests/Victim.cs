using System.Globalization;

namespace Platform.Engine.Embedded.Tests;

/// <summary>A process with an engine that writes as fast as it can and says what is durable, until somebody kills it.</summary>
internal static class Victim
{
    public static async Task<int> Run(string[] arguments)
    {
        using var host = await EngineHost.Start(arguments[0]);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async number =>
        {
            var grain = grains.GetGrain<ICounterGrain>($"victim-{number}");
            for (var count = 1; ; count++)
            {
                await grain.Set(count);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number} {count}"));
            }
        }));
        return 0;
    }
}
