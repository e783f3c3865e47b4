namespace Platform.History.Witnesses;

/// <summary>A code or refresh token by Amazon's own record.</summary>
/// <param name="Name">Its SHA-256.</param>
/// <param name="IsCode">Whether it is a code, which gives a pair once.</param>
/// <param name="Presented">How often it reached the token endpoint.</param>
/// <param name="Spent">How often it gave a pair.</param>
internal sealed record SpentGrant(string Name, bool IsCode, int Presented, int Spent);
