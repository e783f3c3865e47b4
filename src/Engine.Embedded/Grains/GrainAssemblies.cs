using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Platform.Engine.Embedded.Grains;

/// <summary>
/// Finds grain classes in the assemblies beside the program that reference this engine, so that no host has to list them. (A program
/// packed into one file has no assemblies beside it; there only those already loaded are seen.)
/// </summary>
internal static class GrainAssemblies
{
    private static readonly Lazy<IReadOnlyList<Type>> Found = new(() => [.. Assemblies().SelectMany(assembly => assembly.GetTypes()).Where(IsGrain)]);

    public static IReadOnlyList<Type> GrainTypes => Found.Value;

    private static string Engine => typeof(GrainAssemblies).Assembly.GetName().Name!;

    private static bool IsGrain(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(Grain))
        && type.IsAssignableTo(typeof(IGrainWithStringKey));

    private static IEnumerable<Assembly> Assemblies()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == Engine));
        var beside = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(ReferencesEngine)
            .Select(path => Assembly.Load(AssemblyName.GetAssemblyName(path)));
        return loaded.Concat(beside).Distinct();
    }

    private static bool ReferencesEngine(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            return false;

        var metadata = file.GetMetadataReader();
        return metadata.IsAssembly && metadata.AssemblyReferences.Any(
            handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Engine));
    }
}
