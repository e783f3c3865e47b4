using System.Diagnostics;

namespace Platform.Benchmarks.Machine;

/// <summary>Folders with stores in them.</summary>
internal static class Folders
{
    /// <summary>Copies a folder in place of another; the file system shares the blocks where it can.</summary>
    public static async Task Copy(string from, string to)
    {
        Delete(to);
        using var copy = Process.Start("cp", ["-r", "--reflink=auto", "--preserve=mode", from, to]);
        await copy.WaitForExitAsync();
        if (copy.ExitCode != 0)
            throw new IOException($"{from} could not be copied.");
    }

    /// <summary>Deletes a folder, if it is there.</summary>
    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Bytes of all files in it.</summary>
    public static long Bytes(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
