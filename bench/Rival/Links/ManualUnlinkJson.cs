namespace Platform.Rival.Links;

/// <summary>The skill's page, where a user unlinks by hand.</summary>
internal sealed record ManualUnlinkJson(string AlexaAppUrl, string WebUrl)
{
    public static ManualUnlinkJson Of(string asin) =>
        new($"https://alexa.amazon.com/spa/index.html#skills/dp/{asin}", $"https://www.amazon.com/dp/{asin}");
}
