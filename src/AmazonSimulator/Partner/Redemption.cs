namespace Platform.AmazonSimulator.Partner;

/// <summary>How a call to the partner's token endpoint ended: with a pair, or with the reason why not.</summary>
internal sealed record Redemption(PartnerPair? Pair, string? Error);
