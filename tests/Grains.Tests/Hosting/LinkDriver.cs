using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Tests.Links;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>Does for one user what the API does.</summary>
internal sealed class LinkDriver(GrainHost host, LinkKey key)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    public LinkDriver(GrainHost host, string user = "user-1")
        : this(host, Samples.Key(user))
    {
    }

    public LinkKey Key => key;

    public ILinkGrain Grain => host.Grains.Link(key);

    /// <summary>The record as stored.</summary>
    public LinkState Stored => host.Storage.Link(key.ToString());

    public Task<LinkSnapshot> Snapshot() => Grain.Snapshot(key.Partner);

    public async Task<StateHandle> Consent()
    {
        var state = StateHandle.New(key);
        var reply = await Grain.OpenConsent(new OpenConsent(key.Partner, state.Id, Seal("verifier", Secrets.Verifier), null, null, null));
        reply.Refusal.ShouldBeNull();
        return state;
    }

    public Task<LinkReply> Callback(StateHandle state, string code = "alexa1-code", string? partnerCode = null) =>
        Grain.Callback(new Callback
        {
            Caller = key.Partner,
            StateId = state.Id,
            Code = Seal(code, Secrets.AmazonCode),
            CodeHash = state.HashOf(code),
            AuthorizationCode = partnerCode is null ? null : Seal(partnerCode, Secrets.PartnerCode),
            AuthorizationCodeHash = partnerCode is null ? null : state.HashOf(partnerCode),
        });

    /// <summary>Waits for what a reply has begun or met.</summary>
    public Task<LinkReply> Settled(LinkReply reply) =>
        reply.Attempt is { } attempt ? Grain.Settled(key.Partner, attempt, Wait) : Task.FromResult(reply);

    /// <summary>A consent, its code and what comes of it.</summary>
    public async Task<LinkReply> Link(string code = "alexa1-code", string? partnerCode = null) =>
        await Settled(await Callback(await Consent(), code, partnerCode));

    public async Task<LinkReply> Unlink() => await Settled(await Grain.Unlink(key.Partner));

    public async Task<LinkReply> Verify() => await Settled(await Grain.Verify(key.Partner));

    private SealedSecret Seal(string clear, string field) =>
        host.Seal($"{clear}|{FakeAmazon.Canary}", key.Partner, key.Skill, field, key.User.Value);
}
