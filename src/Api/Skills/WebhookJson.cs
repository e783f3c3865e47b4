namespace Platform.Api.Skills;

/// <summary>Where the partner hears of changes.</summary>
/// <param name="Url">The address.</param>
/// <param name="Secret">Always <c>set</c>.</param>
internal sealed record WebhookJson(string Url, string Secret);
