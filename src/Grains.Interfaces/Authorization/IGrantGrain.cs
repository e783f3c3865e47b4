using System.Collections.Immutable;
using Platform.Grains.Ids;

namespace Platform.Grains.Authorization;

/// <summary>
/// The grants of the built-in authorization server for one user and skill: codes and refresh tokens, as hashes; key <see cref="LinkKey"/>.
/// Alexa calls the token endpoint inside our enablement POST, so this grain never calls the link (design.md 4).
/// </summary>
[Alias("IGrantGrain")]
public interface IGrantGrain : IGrainWithStringKey
{
    /// <summary>Registers a freshly minted code: single use, 5 minutes, bound to the redirect URI (api.md 6).</summary>
    [Alias("Register")]
    Task Register(string grant, string codeHash, string redirectUri);

    /// <summary>
    /// Spends a code and starts its refresh tokens. False where the code is unknown, spent, expired, revoked or bound to another redirect URI; a code
    /// spent twice revokes its grant (RFC 6749 4.1.2). The same call once more, which its <paramref name="refreshHash"/> tells, has the same answer.
    /// <paramref name="dataKey"/> is the vault's key under which the refresh token is to be given out.
    /// </summary>
    [Alias("Redeem")]
    Task<bool> Redeem(string grant, string codeHash, string redirectUri, string refreshHash, uint dataKey);

    /// <summary>
    /// Rotates a refresh token; the one presented works 24 hours more. False where it is unknown, outlived or revoked. The same call once more, which
    /// its <paramref name="nextHash"/> tells, has the same answer. <paramref name="dataKey"/> is the vault's key under which the next one
    /// is to be given out.
    /// </summary>
    [Alias("Rotate")]
    Task<bool> Rotate(string grant, string presentedHash, string nextHash, uint dataKey);

    /// <summary>Revokes a grant: its code and all its tokens; idempotent.</summary>
    [Alias("Revoke")]
    Task Revoke(string grant);

    /// <summary>Revokes every grant of this user and skill.</summary>
    [Alias("RevokeAll")]
    Task RevokeAll();

    /// <summary>
    /// Those of the vault's data keys without which a refresh token of this user and skill that still works could not be read.
    /// </summary>
    [Alias("Needed")]
    Task<ImmutableArray<uint>> Needed(ImmutableArray<uint> dataKeys);
}
