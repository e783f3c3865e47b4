namespace Platform.Vault.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void Public_types_stand_at_the_root_and_classes_are_sealed()
    {
        var types = typeof(IVault).Assembly.GetExportedTypes();
        types.ShouldAllBe(type => type.Namespace == "Platform.Vault");
        types.Where(type => type.IsClass).ShouldAllBe(type => type.IsSealed);
    }
}
