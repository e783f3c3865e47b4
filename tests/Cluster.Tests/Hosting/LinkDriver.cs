using Platform.Amazon;
using Platform.AmazonSimulator;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;
using Secrets = Platform.Grains.Vault.Secrets;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>Does for one user what the API does, through the services of some silo.</summary>
internal sealed class LinkDriver(IServiceProvider services, SimulatorControl amazon, string user)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    public LinkKey Key { get; } = Samples.Key(user);

    public string AmazonUser { get; } = $"amazon-of-{user}";

    private ILinkGrain Grain => services.GetRequiredService<IGrainFactory>().Link(Key);

    /// <summary>Registers the skill.</summary>
    public static async Task PutSkill(IServiceProvider services)
    {
        var put = await services.GetRequiredService<IGrainFactory>().Skill(Samples.Skill).Put(new PutSkill
        {
            Caller = Samples.Partner,
            Settings = new SkillSettings
            {
                Name = "Ride Hailer",
                Stage = "development",
                ClientId = Samples.ClientId,
                RedirectUris = [Samples.RedirectUri],
                Authorization = new AuthorizationSettings { Mode = "builtin", ClientId = "alexa" },
            },
            ClientSecret = Seal(services, Samples.ClientSecret, Secrets.ClientSecret, ""),
            AuthorizationSecret = Seal(services, "alexa-secret", Secrets.AuthorizationSecret, ""),
        });
        put.Skill.ShouldNotBeNull();
    }

    /// <summary>Opens a consent, and the user gives it at Amazon: the callback that follows, which may be sent more than once, by any silo.</summary>
    public async Task<Callback> Approve()
    {
        await amazon.PutUser(AmazonUser, AmazonSimulator.Contract.Region.NA);
        var verifier = Pkce.NewVerifier();
        var (state, reply) = await Eventually.Answer(async () =>
        {
            // A consent whose answer was lost stays open and is never used.
            var fresh = StateHandle.New(Key);
            var sealedVerifier = Seal(services, verifier, Secrets.Verifier, user);
            return (fresh, await Grain.OpenConsent(new OpenConsent(Key.Partner, fresh.Id, sealedVerifier, null, null, null)));
        });
        reply.Refusal.ShouldBeNull();
        var url = services.GetRequiredService<ConsentUrls>().AlexaApp(
            new ConsentParameters(reply.ClientId, reply.Stage, reply.RedirectUri, state.Id, reply.Pkce ? Pkce.Challenge(verifier) : null));
        var code = (await amazon.Approve(url, AmazonUser)).Parameter("code")!;
        return new Callback
        {
            Caller = Key.Partner,
            StateId = state.Id,
            Code = Seal(services, code, Secrets.AmazonCode, user),
            CodeHash = state.HashOf(code),
        };
    }

    /// <summary>Sends the callback once.</summary>
    public Task<LinkReply> Send(Callback callback) => Grain.Callback(callback);

    /// <summary>Sends the callback until the link has settled, whatever happens to silos meanwhile.</summary>
    public async Task<LinkReply> Finish(Callback callback)
    {
        var limit = DateTime.UtcNow + Limit;
        while (true)
        {
            try
            {
                var reply = await Grain.Callback(callback);
                var settled = reply.Attempt is { } attempt ? await Grain.Settled(Key.Partner, attempt, Wait) : reply;
                if (settled.Kind is not (LinkReplyKind.Pending or LinkReplyKind.Busy) && !(IsRepeatable(settled.Refusal) && DateTime.UtcNow < limit))
                {
                    return settled;
                }
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException && DateTime.UtcNow < limit)
            {
                // The silo is gone, or was on its way: the next call finds another.
            }

            if (DateTime.UtcNow > limit)
            {
                throw new TimeoutException($"{user} did not settle.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>The whole way.</summary>
    public async Task<LinkReply> Link() => await Finish(await Approve());

    public Task<LinkSnapshot> Snapshot() => Grain.Snapshot(Key.Partner);

    // As a partner does: repeat the same call where nothing was spent, such as by a node that found itself too late to send the code.
    private static bool IsRepeatable(Refusal? refusal) =>
        refusal is not null && !(refusal.Restart ?? ErrorCatalogue.Get(refusal.Code).Restart);

    private static SealedSecret Seal(IServiceProvider services, string clear, string field, string user) => SealedSecret.Of(
        services.GetRequiredService<IVault>().Seal(
            Secret.From(clear), new SecretContext(Samples.Partner.Value, Samples.Skill.Value, user, field, 0)));
}
