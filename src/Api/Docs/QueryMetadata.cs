namespace Platform.Api.Docs;

/// <summary>A parameter of the query.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">The values it may have; empty: see <paramref name="Description"/>.</param>
/// <param name="Integer">Whether it is a number.</param>
internal sealed record QueryMetadata(string Name, string Description, IReadOnlyList<string> Values, bool Integer = false);
