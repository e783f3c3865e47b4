using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Platform.AmazonSimulator.Contract;
using Platform.Engine;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Seeder;

/// <summary>
/// Makes what the store would hold had another user linked as the pattern did: every name, hash, grant and token is that user's own, the tokens
/// are sealed for that user, and the reminder is due when the platform's own decision says.
/// </summary>
internal sealed class Copyist(Pattern pattern, IVault vault, string prefix, TimeProvider time)
{
    private static readonly TimeSpan ExchangeTotal = TimeSpan.FromSeconds(5);

    private LinkedAccount Linked => pattern.Link.Accounts[0];

    /// <summary>Copies the pattern for a grant of the simulator's seed.</summary>
    public SeededLink For(SeededGrant grant)
    {
        var key = new LinkKey(pattern.Key.Partner, pattern.Key.Skill, new UserId($"{prefix}{grant.Index}"));
        var attempt = Like(Linked.Attempt);
        var handle = GrantHandle.New(key);
        var link = Link(key, grant, attempt, handle.Grant);
        return new SeededLink(
            [
                // In the order in which linking makes them.
                RowOf(Pattern.UserType, new UserKey(key.Partner, key.User).ToString(), Pattern.UserRecord, pattern.User),
                RowOf(Pattern.LinkType, key.ToString(), Pattern.LinkRecord, link),
                RowOf(Pattern.GrantType, key.ToString(), Pattern.GrantRecord, Grants(handle)),
                RowOf(
                    Pattern.AccountType,
                    new AlexaAccountKey(key.Skill, grant.AlexaUserId).ToString(),
                    Pattern.AccountRecord,
                    pattern.Account with { Holder = key.ToString(), HolderAttempt = attempt }),
            ],
            GrainId.Create(Pattern.LinkType, key.ToString()),
            WakeAt(key, link));
    }

    private LinkState Link(LinkKey key, SeededGrant grant, string attempt, string ownGrant)
    {
        var pair = Linked.Pair with
        {
            Access = Seal(key, grant.AccessToken, Secrets.AccessToken, Linked.Pair.Version),
            Refresh = Seal(key, grant.RefreshToken, Secrets.RefreshToken, Linked.Pair.RefreshVersion),
            AccessExpiresAt = grant.ExpiresAt,
            ObtainedAt = grant.ExpiresAt - (Linked.Pair.AccessExpiresAt - Linked.Pair.ObtainedAt),
        };
        return pattern.Link with
        {
            Accounts = [Linked with { AlexaUserId = grant.AlexaUserId, Pair = pair, Grant = ownGrant, Attempt = attempt }],
            Outcomes =
            [
                .. pattern.Link.Outcomes.Select(outcome => outcome with
                {
                    Attempt = outcome.Attempt == Linked.Attempt ? attempt : Like(outcome.Attempt),
                    CodeHash = outcome.CodeHash is { } hash ? Like(hash) : null,
                }),
            ],
        };
    }

    private GrantState Grants(GrantHandle handle) => pattern.Grants with
    {
        Grants =
        [
            .. pattern.Grants.Grants.Where(known => known.Id == Linked.Grant).Select(known => known with
            {
                Id = handle.Grant,
                CodeHash = handle.Hash,
                RefreshTokens = [.. known.RefreshTokens.Select(token => token with { Hash = handle.Next().Hash })],
            }),
        ],
    };

    private DateTime WakeAt(LinkKey key, LinkState link)
    {
        var now = time.GetUtcNow();
        var policy = CarePolicy.Of(pattern.Policy, key);
        var look = now + policy.Own(CarePolicy.LookEvery);
        var due = AccountCare.Next(link, policy, ExchangeTotal, now)!.DueAt;
        return (due < look ? due : look).UtcDateTime;
    }

    private SealedSecret Seal(LinkKey key, string token, string field, long version) => SealedSecret.Of(vault.Seal(
        Secret.From(token), new SecretContext(key.Partner.Value, key.Skill.Value, key.User.Value, field, version)));

    private static Row RowOf<T>(string type, string key, string state, T record) =>
        new(GrainId.Create(type, key), state, JsonSerializer.SerializeToUtf8Bytes(record, StateJson.Options));

    // Another hash of the same length.
    private static string Like(string hash) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Base64Url.GetMaxDecodedLength(hash.Length)));
}
