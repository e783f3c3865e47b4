using System.Text.Json.Serialization;

namespace Platform.Api.OAuth;

/// <summary>What the authorization server has (RFC 8414 2). Codes are minted by the platform's own back end, so there is no authorization endpoint.</summary>
/// <param name="Issuer">The issuer of access tokens.</param>
/// <param name="TokenEndpoint">The token endpoint.</param>
/// <param name="JwksUri">The public keys.</param>
/// <param name="ResponseTypesSupported">None.</param>
/// <param name="GrantTypesSupported">The grant types.</param>
/// <param name="TokenEndpointAuthMethodsSupported">How clients authenticate.</param>
internal sealed record MetadataJson(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypesSupported,
    [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypesSupported,
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> TokenEndpointAuthMethodsSupported);
