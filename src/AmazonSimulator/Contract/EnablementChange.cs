namespace Platform.AmazonSimulator.Contract;

/// <summary>What a user does to a skill in the Alexa app, without the partner's app.</summary>
/// <param name="Stage"><c>development</c> or <c>live</c>.</param>
/// <param name="Linked">Whether an account is linked.</param>
public sealed record EnablementChange(string Stage, bool Linked);
