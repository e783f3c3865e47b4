namespace Platform.Api.Routing;

/// <summary>Where an endpoint has the <c>{userId}</c> of its path.</summary>
/// <param name="Index">The segment, the first after the leading slash being 0.</param>
internal sealed record UserPosition(int Index);
