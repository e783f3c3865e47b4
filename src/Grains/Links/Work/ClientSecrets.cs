using Platform.Amazon;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// The credentials of one Alexa client, for one call to the token endpoint: the secret in force; where Amazon answers <c>invalid_client</c>, the
/// set-up read past the cache, and then the secret before the last change (api.md 3).
/// </summary>
internal sealed class ClientSecrets(LinkWork work, string clientId)
{
    private bool _previousUsed;

    /// <summary>Makes the call; nothing can have been spent by an answer of <c>invalid_client</c>, so the next secret may be tried.</summary>
    public async Task<AmazonResult<TokenPair>> Try(Func<ClientCredentials, Task<AmazonResult<TokenPair>>> call)
    {
        var known = Credential(await work.Reach(() => work.Services.Skills.Find(work.Key.Skill).AsTask()));
        var result = known is null ? Unknown() : await call(Open(known.Secret.Current));
        if (result.Succeeded || result.Failure.Code != ErrorCodes.ExchangeInvalidClient)
        {
            return result;
        }

        var fresh = Credential(await work.Reach(() => work.Services.Skills.FindFresh(work.Key.Skill)));
        if (fresh is not null && fresh.Secret.Current != known?.Secret.Current)
        {
            result = await call(Open(fresh.Secret.Current));
        }

        if (result.Succeeded || result.Failure.Code != ErrorCodes.ExchangeInvalidClient || fresh?.Secret.PreviousAt(work.Now) is not { } previous)
        {
            return result;
        }

        result = await call(Open(previous));
        _previousUsed = result.Succeeded || result.Failure.Code != ErrorCodes.ExchangeInvalidClient;
        return result;
    }

    /// <summary>Tells the skill where its previous secret had to be used. Called once the answer is stored: until then nothing else may happen, let alone fail.</summary>
    public async Task Report()
    {
        try
        {
            await (_previousUsed ? work.Grains.Skill(work.Key.Skill).PreviousSecretUsed(clientId) : Task.CompletedTask);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The link goes on; the next use of that secret reports it again.
            work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Report of the previous secret", ErrorCodes.StorageUnavailable);
        }
    }

    private static AmazonResult<TokenPair> Unknown() =>
        AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.ExchangeInvalidClient, null, null, Delivery.Answered, null));

    private ClientCredential? Credential(Skill? skill) =>
        skill?.Owner == work.Key.Partner ? skill.Credentials.FirstOrDefault(credential => credential.ClientId == clientId) : null;

    private ClientCredentials Open(SealedSecret secret)
    {
        var context = new SecretContext(work.Key.Partner.Value, work.Key.Skill.Value, "", Secrets.ClientSecret, 0);
        return new ClientCredentials(clientId, work.Services.Vault.Open(secret.Envelope.AsSpan(), context, "token endpoint"));
    }
}
