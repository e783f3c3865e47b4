using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Consent;

/// <summary>A consent URL that Amazon would show to the user.</summary>
internal sealed record ConsentRequest(ConsentDoor Door, ClientRegistration Client, string RedirectUri, string? State)
{
    public const string Scope = "alexa::skills:account_linking";

    /// <summary>The stage; null at Login with Amazon.</summary>
    public string? Stage { get; init; }

    public string? CodeChallenge { get; init; }
}
