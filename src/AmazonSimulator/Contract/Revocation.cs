namespace Platform.AmazonSimulator.Contract;

/// <summary>A user removes an app on the Amazon account page.</summary>
/// <param name="User">The user.</param>
/// <param name="SkillId">The skill whose tokens end.</param>
/// <param name="ClientId">Only this client's tokens, where it is given.</param>
public sealed record Revocation(string User, string SkillId, string? ClientId = null);
