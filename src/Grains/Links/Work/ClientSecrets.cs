using Platform.Amazon;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// The credentials of one Alexa client, for the calls of one step to the token endpoint. While Amazon refuses them nothing is sent (api.md 7).
/// </summary>
internal sealed class ClientSecrets
{
    private readonly LinkWork _work;
    private readonly string _clientId;
    private readonly CredentialUse _use;

    public ClientSecrets(LinkWork work, string clientId)
    {
        _work = work;
        _clientId = clientId;
        _use = new CredentialUse(Find, Open, work.Services.Time);
    }

    /// <summary>Makes the call, unless the breaker of these credentials is open: then nothing is sent and the answer is <c>skill.credentials</c>.</summary>
    public async Task<AmazonResult<TokenPair>> Try(Func<ClientCredentials, Task<AmazonResult<TokenPair>>> call) =>
        await Waiting() is { } waiting ? AmazonResult.Failed<TokenPair>(waiting) : await _use.Try(call);

    /// <summary>Set while the breaker is open: what a call would answer.</summary>
    public async ValueTask<AmazonFailure?> Waiting() => (await Refused())?.Breaker is { } open
        ? new AmazonFailure(ErrorCodes.SkillCredentials, null, null, Delivery.NotSent, open.Wait(_work.Now))
        : null;

    /// <summary>
    /// Tells the skill what it has to know. Tokens are stored before, since nothing else may happen until then, let alone fail; a refusal is told
    /// first, so that whoever hears of it meets the breaker next.
    /// </summary>
    public async Task Report()
    {
        try
        {
            var skill = _work.Grains.Skill(_work.Key.Skill);
            if (_use.PreviousServed)
            {
                await skill.PreviousSecretUsed(_clientId);
            }
            else if (_use.Refused is { } refused && (await Refused()) is null)
            {
                await skill.CredentialsRefused(refused);
                await _work.Services.Skills.FindFresh(_work.Key.Skill);
            }
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The link goes on; the next use of these credentials reports it again.
            _work.Services.Log.StepFailed(_work.Key.Partner, _work.Key.Skill, "Report about client credentials", ErrorCodes.StorageUnavailable);
        }
    }

    private async ValueTask<ClientCredential?> Refused() =>
        (await _work.Services.Skills.Refused(_work.Key.Skill, _work.Key.Partner)).FirstOrDefault(credential => credential.ClientId == _clientId);

    private async ValueTask<ClientCredential?> Find(bool fresh)
    {
        var skill = fresh ? await _work.Services.Skills.FindFresh(_work.Key.Skill) : await _work.Services.Skills.Find(_work.Key.Skill);
        return skill?.Owner == _work.Key.Partner ? skill.Credentials.FirstOrDefault(credential => credential.ClientId == _clientId) : null;
    }

    private Secret Open(SealedSecret secret) =>
        SkillSecrets.OpenClientSecret(_work.Services.Vault, _work.Key.Partner, _work.Key.Skill, secret);
}
