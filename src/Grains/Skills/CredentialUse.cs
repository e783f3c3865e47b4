using Platform.Amazon;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Skills;

/// <summary>
/// One use of a client's credentials at the token endpoint: the secret in force; where Amazon answers <c>invalid_client</c>, the set-up read past
/// the cache, and then the secret before the last change (api.md 3). What came of it is told afterwards.
/// </summary>
/// <param name="find">Finds the credentials, past any cache where its argument is true; null where there are none.</param>
/// <param name="open">Opens a client secret.</param>
/// <param name="time">Says whether the previous secret still serves.</param>
internal sealed class CredentialUse(Func<bool, ValueTask<ClientCredential?>> find, Func<SealedSecret, Secret> open, TimeProvider time)
{
    /// <summary>True where only the secret before the last change was accepted.</summary>
    public bool PreviousServed { get; private set; }

    /// <summary>Set where Amazon refused the credentials, every secret of theirs included.</summary>
    public CredentialsRefused? Refused { get; private set; }

    /// <summary>Makes the call; nothing can have been spent by an answer of <c>invalid_client</c>, so the next secret may be tried.</summary>
    public async Task<AmazonResult<TokenPair>> Try(Func<ClientCredentials, Task<AmazonResult<TokenPair>>> call)
    {
        var credential = await find(false);
        var result = await Call(credential?.Secret.Current);
        if (IsRefused(ErrorCodes.ExchangeInvalidClient) && await find(true) is var fresh && fresh?.Secret.Current != credential?.Secret.Current)
        {
            credential = fresh;
            result = await Call(credential?.Secret.Current);
        }

        if (IsRefused(ErrorCodes.ExchangeInvalidClient) && credential?.Secret.PreviousAt(time.GetUtcNow()) is { } previous)
        {
            result = await Call(previous);
            PreviousServed = !IsRefused(ErrorCodes.ExchangeInvalidClient);
        }

        Refused = credential is not null && (IsRefused(ErrorCodes.ExchangeInvalidClient) || IsRefused(ErrorCodes.ExchangeUnauthorizedClient))
            ? new CredentialsRefused(credential.ClientId, credential.Secret.Current, result.Failure!.Code)
            : null;
        return result;

        bool IsRefused(string code) => !result.Succeeded && result.Failure.Code == code;

        async Task<AmazonResult<TokenPair>> Call(SealedSecret? secret) => secret is { } known
            ? await call(new ClientCredentials(credential!.ClientId, open(known)))
            : AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.ExchangeInvalidClient, null, null, Delivery.Answered, null));
    }
}
