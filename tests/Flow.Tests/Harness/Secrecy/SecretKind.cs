namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>What a secret is: the only thing that a find tells of it.</summary>
[Flags]
internal enum SecretKind
{
    None = 0,

    /// <summary>An API key, or the operator's.</summary>
    Key = 1,

    /// <summary>A consent's state.</summary>
    State = 2,

    /// <summary>A code that Amazon has issued.</summary>
    AmazonCode = 4,

    /// <summary>An access or refresh token that Amazon has issued.</summary>
    AmazonToken = 8,

    /// <summary>What Amazon asks the platform for.</summary>
    ClientSecret = 16,

    /// <summary>What a partner's authorization server asks Alexa for, or what signs call-outs.</summary>
    AuthorizationSecret = 32,

    /// <summary>A code of a partner's authorization server, the built-in one too.</summary>
    PartnerCode = 64,

    /// <summary>A token of a partner's authorization server, the built-in one too.</summary>
    PartnerToken = 128,

    /// <summary>A PKCE verifier.</summary>
    Verifier = 256,

    /// <summary>A key of the vault's file.</summary>
    VaultKey = 512,
}
