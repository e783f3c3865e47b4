using Platform.Vault;

namespace Platform.Amazon;

/// <summary>
/// The Skill Enablement API of a customer (protocol.md 4). A bearer token goes to the hosts of <see cref="AmazonOptions.ApiHosts"/> and
/// to no other: a call to another host fails with <c>amazon.malformed</c> and <see cref="Delivery.NotSent"/>. Everything that can go
/// wrong comes back as a result, cancellation included.
/// </summary>
public interface ISkillEnablementClient
{
    /// <summary>Asks which hosts serve the user (protocol.md 4.1).</summary>
    /// <param name="accessToken">The user's Amazon access token.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The hosts that may get the token; none allowed is <c>amazon.malformed</c>.</returns>
    Task<AmazonResult<ApiEndpoints>> Endpoints(Secret accessToken, CancellationToken cancellationToken);

    /// <summary>Enables the skill and links the account; relinks where it is linked already (201 both times).</summary>
    /// <param name="host">A host from <see cref="Endpoints"/>.</param>
    /// <param name="skillId">The skill.</param>
    /// <param name="accessToken">The user's Amazon access token.</param>
    /// <param name="request">Stage, redirect URI and the partner's code.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<AmazonResult<Enablement>> Enable(
        string host, string skillId, Secret accessToken, EnablementRequest request, CancellationToken cancellationToken);

    /// <summary>Asks for the status. Not enabled is a failure with status 404 (<c>enablement.404</c>).</summary>
    /// <param name="host">A host from <see cref="Endpoints"/>.</param>
    /// <param name="skillId">The skill.</param>
    /// <param name="accessToken">The user's Amazon access token.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<AmazonResult<Enablement>> Get(string host, string skillId, Secret accessToken, CancellationToken cancellationToken);

    /// <summary>Disables the skill and unlinks. 204 is true; not enabled is a failure with status 404 (<c>enablement.404</c>).</summary>
    /// <param name="host">A host from <see cref="Endpoints"/>.</param>
    /// <param name="skillId">The skill.</param>
    /// <param name="accessToken">The user's Amazon access token.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<AmazonResult<bool>> Disable(string host, string skillId, Secret accessToken, CancellationToken cancellationToken);
}
