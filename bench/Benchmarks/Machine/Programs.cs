namespace Platform.Benchmarks.Machine;

/// <summary>Where the programs lie that are started here: beside this one, as the build left them.</summary>
internal static class Programs
{
    /// <summary>The file of a program; null where it has not been built.</summary>
    public static string? Find(string project)
    {
        // artifacts/{engine}/bin/{project}/{configuration}
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"Platform.{project}.dll");
        return File.Exists(program) ? program : null;
    }
}
