using Platform.Flow.Tests.Harness;
using Platform.Tests.Servers;

namespace Platform.Flow.Tests;

/// <summary>What the platform's settings say of its engine: one node, all in one, with a service of its own in a Redis that all tests share.</summary>
internal static class EngineUnderTest
{
    private static readonly Lazy<RedisServer> Redis = new(() => Task.Run(() => RedisServer.Start(durable: true)).GetAwaiter().GetResult());

    public static IReadOnlyDictionary<string, string> Settings(DataFolder folder) => new Dictionary<string, string>
    {
        // The vault's key file is there.
        ["Storage:Path"] = folder.Path,
        ["Orleans:Membership"] = "memory",
        ["Orleans:Storage"] = "redis",
        ["Orleans:ReminderStorage"] = "redis",
        ["Orleans:Redis"] = Redis.Value.Configuration,
        ["Orleans:ServiceId"] = Path.GetFileName(folder.Path),
        ["Orleans:SiloPort"] = $"{Ports.Free()}",
        ["Orleans:GatewayPort"] = $"{Ports.Free()}",
    };

    /// <summary>The same of a platform that has stored links.</summary>
    public static IReadOnlyDictionary<string, byte[]> Stored(DataFolder folder)
    {
        var files = Written(folder);
        files.Values.Any(HoldsLinks).ShouldBeTrue();
        return files;
    }

    /// <summary>Every file that the platform and its store have written: Redis keeps each write in its append-only files, in clear.</summary>
    public static IReadOnlyDictionary<string, byte[]> Written(DataFolder folder)
    {
        var files = new Dictionary<string, byte[]>(folder.Files());
        foreach (var file in Directory.EnumerateFiles(Redis.Value.Folder, "*.aof", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files[file] = bytes.ToArray();
        }

        return files;
    }

    private static bool HoldsLinks(byte[] content) => content.AsSpan().IndexOf("/state/link/"u8) >= 0;
}
