namespace Platform.Rival.Amazon;

/// <summary>Enables the skill and links the account (protocol.md 4.2).</summary>
internal sealed record EnablementRequest(string Stage, AccountLinkRequest AccountLinkRequest);
