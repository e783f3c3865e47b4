namespace Platform.AmazonSimulator.Partner;

/// <summary>What the partner's token endpoint gave Alexa.</summary>
internal sealed record PartnerPair(string AccessToken, string RefreshToken);
