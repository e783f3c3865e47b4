using Platform.Fuzz.Run.Grammar;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>One way to spoil a request.</summary>
/// <param name="Name">What it is, for reports.</param>
/// <param name="Apply">Does it.</param>
internal sealed record Mutation(string Name, Action<Draft, Dice, FuzzWorld> Apply);
