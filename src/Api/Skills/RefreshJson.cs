namespace Platform.Api.Skills;

/// <summary>When tokens are refreshed.</summary>
/// <param name="Policy"><c>onDemand</c>, <c>keepAlive</c> or <c>eager</c>.</param>
internal sealed record RefreshJson(string Policy);
