using System.Reflection;
using Platform.Contract.Tests.Types;
using Platform.Grains;
using Platform.Grains.Links;

namespace Platform.Architecture.Tests;

/// <summary>What travels between grains or rests in their state, as Orleans wants it.</summary>
public sealed class WireTests
{
    private static readonly Assembly[] Assemblies = [typeof(ILinkGrain).Assembly, typeof(GrainServices).Assembly];

    [Fact]
    public void All_that_travels_or_rests_is_fit_for_it() => WireTypeWalker.Faults(Assemblies).ShouldBeEmpty();

    [Fact]
    public void No_alias_is_given_twice()
    {
        var aliases = Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).OfType<string>().ToList();
        aliases.Count.ShouldBeGreaterThan(50);
        aliases.ShouldBeUnique();
    }

    [Fact]
    public void Every_member_of_a_record_that_travels_has_a_number_of_its_own()
    {
        foreach (var type in Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false) && !type.IsEnum))
        {
            var ids = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(property => property.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>().ToList();
            ids.ShouldBeUnique();
            ids.Order().ShouldBe(Enumerable.Range(0, ids.Count).Select(id => (uint)id), type.FullName);
        }
    }
}
