namespace Platform.Flow.Tests.Partners;

/// <summary>What Amazon's redirect brought back.</summary>
internal sealed record Redirect(string State, string Code);
