namespace Platform.AmazonSimulator.Consent;

/// <summary>Where the two consent pages are.</summary>
internal static class ConsentPaths
{
    public const string AlexaApp = "/spa/skill-account-linking-consent";
    public const string LoginWithAmazon = "/ap/oa";

    /// <summary>Which page a path is; null for neither.</summary>
    public static ConsentDoor? DoorOf(string path) => path switch
    {
        AlexaApp => ConsentDoor.AlexaApp,
        LoginWithAmazon => ConsentDoor.LoginWithAmazon,
        _ => null,
    };
}
