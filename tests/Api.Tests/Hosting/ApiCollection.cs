namespace Platform.Api.Tests.Hosting;

/// <summary>Tests that share one running program; each brings its own partners.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}
