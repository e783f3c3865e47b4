namespace Platform.Rival.Sealing;

/// <summary>The names of what is sealed.</summary>
internal static class Fields
{
    public const string Access = "access";
    public const string Refresh = "refresh";
    public const string Verifier = "verifier";
    public const string ClientSecret = "clientSecret";
    public const string AuthorizationSecret = "authorizationSecret";
    public const string SigningKey = "signingKey";
}
