using System.Text;

namespace Platform.Engine.Embedded.Tests;

public sealed class ErasureTests : IDisposable
{
    private const string Secret = "very-secret-token-of-a-user";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_cleared_or_replaced_lingers_in_no_file_of_the_database_while_the_engine_runs(bool clear)
    {
        using var host = await EngineHost.Start(_folder.Path);
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a");
        await grain.SetText(string.Join(' ', Enumerable.Repeat(Secret, 400)));
        Lingers().ShouldBeTrue();
        await (clear ? grain.Clear() : grain.SetText("harmless"));
        var limit = TimeProvider.System.GetTimestamp();
        while (Lingers() && TimeProvider.System.GetElapsedTime(limit) < TimeSpan.FromSeconds(20))
        {
            await grain.Get();
        }

        Lingers().ShouldBeFalse();
        await EngineHost.Stop(host);
    }

    private bool Lingers() => Directory.EnumerateFiles(_folder.Path, "engine.db*").Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0;
    });
}
