using Platform.Grains.Ids;
using Platform.Grains.Vault;

namespace Platform.Grains.Links;

/// <summary>What came back from the consent page. Either a code or an error is set.</summary>
[GenerateSerializer, Immutable, Alias("Callback")]
public sealed record Callback
{
    /// <summary>The partner whose API key was presented.</summary>
    [Id(0)] public required PartnerId Caller { get; init; }

    /// <summary>Unpadded base64url of SHA-256 over the state's nonce.</summary>
    [Id(1)] public required string StateId { get; init; }

    /// <summary>Unpadded base64url of SHA-256 over the state's nonce and the code: the same code twice is seen without keeping it.</summary>
    [Id(2)] public string? CodeHash { get; init; }

    /// <summary>Amazon's code, sealed for <c>Secrets.AmazonCode</c>.</summary>
    [Id(3)] public SealedSecret? Code { get; init; }

    /// <summary>The partner's authorization code in mode <c>supplied</c>, sealed for <c>Secrets.PartnerCode</c>.</summary>
    [Id(4)] public SealedSecret? AuthorizationCode { get; init; }

    /// <summary>Unpadded base64url of SHA-256 over the state's nonce and the partner's code: a used one is not used again.</summary>
    [Id(5)] public string? AuthorizationCodeHash { get; init; }

    /// <summary>The <c>error</c> of the redirect (RFC 6749 4.1.2.1).</summary>
    [Id(6)] public string? Error { get; init; }

    /// <summary>Checked against the consent's where present.</summary>
    [Id(7)] public string? RedirectUri { get; init; }
}
