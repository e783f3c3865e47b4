namespace Platform.Flow.Tests.Harness;

/// <summary>The tests that want the machine for themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
