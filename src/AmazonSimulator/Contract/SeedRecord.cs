namespace Platform.AmazonSimulator.Contract;

/// <summary>A seed that the simulator knows.</summary>
/// <param name="Name">The seed.</param>
/// <param name="Count">How many users it has.</param>
/// <param name="SkillId">The skill that they linked.</param>
/// <param name="Woken">How many of them have presented a token so far; the others take no memory.</param>
public sealed record SeedRecord(string Name, int Count, string SkillId, int Woken);
