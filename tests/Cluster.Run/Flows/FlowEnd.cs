namespace Platform.Cluster.Run.Flows;

/// <summary>How one user's linking ended.</summary>
/// <param name="UserId">The user at the partner.</param>
/// <param name="AmazonUser">The user at Amazon.</param>
/// <param name="Linked">Whether the API said so.</param>
/// <param name="Consents">How many consents it took.</param>
/// <param name="Codes">The codes of problems on the way, in order.</param>
/// <param name="Unanswered">Calls that got no answer, or a 5xx.</param>
/// <param name="Took">From the first consent to the end.</param>
internal sealed record FlowEnd(
    string UserId, string AmazonUser, bool Linked, int Consents, IReadOnlyList<string> Codes, int Unanswered, TimeSpan Took);
