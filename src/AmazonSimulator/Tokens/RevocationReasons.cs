namespace Platform.AmazonSimulator.Tokens;

/// <summary>What ends a token pair before its time.</summary>
internal static class RevocationReasons
{
    /// <summary>The skill was disabled, by the API or in the Alexa app; the API answers 401 from then on (protocol.md 4.4).</summary>
    public const string Disabled = "enablement.deleted";

    /// <summary>The user removed the app on the Amazon account page.</summary>
    public const string AppRemoved = "app.removed";

    /// <summary>A superseded refresh token came back under strict rotation (RFC 9700 4.14.2).</summary>
    public const string Reused = "refresh_token.reused";
}
