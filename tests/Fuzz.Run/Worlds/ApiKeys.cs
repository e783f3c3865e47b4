namespace Platform.Fuzz.Run.Worlds;

/// <summary>The keys that callers present.</summary>
/// <param name="Operator">The operator's.</param>
/// <param name="Both">The partner's, with both scopes.</param>
/// <param name="Links">The partner's, with scope <c>links</c> alone.</param>
/// <param name="Skills">The partner's, with scope <c>skills</c> alone.</param>
/// <param name="Foreign">Another partner's.</param>
internal sealed record ApiKeys(string Operator, string Both, string Links, string Skills, string Foreign)
{
    public IReadOnlyList<string> All => [Operator, Both, Links, Skills, Foreign];
}
