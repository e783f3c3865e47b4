namespace Platform.Architecture.Tests.Embedded;

/// <summary>The embedded engine offers more than the model to programs and tests; grains must not notice.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("Platform.Grains.Interfaces")]
    [InlineData("Platform.Grains")]
    public void Of_the_embedded_engine_grains_use_only_what_Orleans_has_as_well(string room)
    {
        using var assembly = new AssemblyFile(room);
        var used = assembly.NamespacesUsedOf(ChosenEngine.Room);
        used.ShouldNotBeEmpty();
        used.Where(name => name != "Orleans" && !name.StartsWith("Orleans.", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
