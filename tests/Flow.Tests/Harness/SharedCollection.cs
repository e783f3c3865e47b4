namespace Platform.Flow.Tests.Harness;

/// <summary>The tests that share one world; those that need one of their own stand in classes without this collection and run beside them.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCollection : ICollectionFixture<SharedWorld>
{
    public const string Name = "shared world";
}
