using System.Security.Cryptography;

namespace Platform.Rival.Sealing;

/// <summary>The key of 32 bytes: a file that only its owner may read, made at first start. Setting <c>Sealing:KeyFile</c>.</summary>
internal static class SealingKey
{
    private const int Bytes = 32;

    public static byte[] Load(IConfiguration configuration)
    {
        var path = configuration["Sealing:KeyFile"] ?? "rival.key";
        if (!File.Exists(path))
            Make(path);
        var key = File.ReadAllBytes(path);
        return key.Length == Bytes ? key : throw new InvalidOperationException($"{path} (Sealing:KeyFile) is no key of {Bytes} bytes.");
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it first.
        }
    }
}
