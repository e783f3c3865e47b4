using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Platform.Architecture.Tests.Embedded;

/// <summary>The table of docs/engines.md: every member of Orleans' model that grains use, and the contract test that holds it.</summary>
public sealed partial class OrleansTableTests
{
    private static readonly ImmutableSortedDictionary<string, string> Table = ReadTable();

    [Fact]
    public void Every_member_that_the_grains_use_stands_in_the_table() =>
        Used("Platform.Grains.Interfaces").Concat(Used("Platform.Grains")).Distinct().Except(Table.Keys).Order().ShouldBeEmpty();

    [Fact]
    public void Nothing_stands_in_the_table_that_no_grain_uses() =>
        Table.Keys.Except(Used("Platform.Grains.Interfaces").Concat(Used("Platform.Grains"))).ShouldBeEmpty();

    [Fact]
    public void Every_test_of_the_table_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Contract.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}"))
            .ToHashSet();
        Table.Values.Distinct().Except(tests).ShouldBeEmpty();
    }

    // What an assembly refers to in the namespaces Orleans*. Only this build is asked: serializers that Orleans generates are not the grains' own choice.
    private static HashSet<string> Used(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).Where(name => name is not null).Select(name => name!);
        var members = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Select(member => (Type: NameOf(metadata, member.Parent), Member: metadata.GetString(member.Name)))
            .Where(member => member.Type is not null && member.Member != ".ctor")
            .Select(member => $"{member.Type}.{Plain(member.Member)}");
        return types.Concat(members).ToHashSet();
    }

    private static string Plain(string member) =>
        member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) ? member[4..] : member;

    private static string? NameOf(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            // Of a generic type only the open form counts.
            var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            return blob.ReadCompressedInteger() == (int)SignatureTypeCode.GenericTypeInstance && blob.ReadByte() != 0 ? NameOf(metadata, blob.ReadTypeHandle()) : null;
        }

        if (handle.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)handle);
        var space = metadata.GetString(type.Namespace);
        return space == "Orleans" || space.StartsWith("Orleans.", StringComparison.Ordinal)
            ? metadata.GetString(type.Name).Split('`')[0]
            : null;
    }

    private static ImmutableSortedDictionary<string, string> ReadTable() => TableRow()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "engines.md")).Split("## The model that grains use")[1].Split("\n## ")[0])
        .ToImmutableSortedDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

    [GeneratedRegex(@"^\| `([^`]+)` \| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"public (?:async Task|Task|void) (\w+)\(")]
    private static partial Regex TestName();
}
