using Platform.Grains.Vault;

namespace Platform.Grains.Skills;

/// <summary>Amazon's token endpoint refused client credentials that had just been read from their grain.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Secret">The secret in force that was refused; a report about an earlier one is past.</param>
/// <param name="Code"><c>exchange.invalid_client</c> or <c>exchange.unauthorized_client</c>.</param>
[GenerateSerializer, Immutable, Alias("CredentialsRefused")]
public sealed record CredentialsRefused(
    [property: Id(0)] string ClientId,
    [property: Id(1)] SealedSecret Secret,
    [property: Id(2)] string Code);
