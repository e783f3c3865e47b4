namespace Platform.Api.Auth;

/// <summary>What endpoints need, said where they are mapped.</summary>
internal static class EndpointNeeds
{
    /// <summary>Only a key with the scope is let in; for <see cref="Scopes.Management"/> also whoever is local.</summary>
    public static T NeedsScope<T>(this T endpoint, string scope)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(scope));

    /// <summary>Everybody is let in.</summary>
    public static T NeedsNoKey<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(Needs.Nothing);
}
