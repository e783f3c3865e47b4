namespace Platform.Api.Health;

/// <summary>A state of health.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthJson(string Status);
