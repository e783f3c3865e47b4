namespace Platform.AmazonSimulator.Consent;

/// <summary>The two pages on which a user can consent (protocol.md 1).</summary>
internal enum ConsentDoor
{
    /// <summary>The page that stands for the Alexa app.</summary>
    AlexaApp,

    /// <summary>The page that stands for Login with Amazon.</summary>
    LoginWithAmazon,
}
