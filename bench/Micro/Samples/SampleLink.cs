using System.Security.Cryptography;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Micro.Samples;

/// <summary>
/// A user on the way to a link: the records after each step, as the platform's own decisions make them, with ids, hashes and sealed tokens
/// as long as they usually are.
/// </summary>
internal sealed class SampleLink
{
    public const string ClientId = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
    public const string Redirect = "https://link.ridehailer.example/alexa/callback";
    public const string Stage = "live";

    /// <summary>How long a token of Amazon's is, in characters.</summary>
    public const int TokenLength = 400;

    private const string Host = "api.amazonalexa.com";
    private const string Grant = "Zm9yIG1pY3JvLWJlbmNobWFya3M";
    private const int EnvelopeOverhead = 33;

    private static readonly string AlexaUserId = "amzn1.ask.account." + new string('A', 154);

    public SampleLink()
    {
        var state = StateHandle.New(Key);
        Attempt = state.Id;
        Open = new LinkCommand.Open(
            new OpenConsent(Key.Partner, Attempt, Sealed(43), null, null, null),
            new OpenedConsent { StateId = Attempt, Stage = Stage, ClientId = ClientId, RedirectUri = Redirect, Verifier = Sealed(43) });
        Return = new LinkCommand.Return(
            new Callback { Caller = Key.Partner, StateId = Attempt, CodeHash = state.HashOf("ANBzsjhYZmNCTeAszagk"), Code = Sealed(20) },
            ErrorCode: null,
            Refused: []);
        Consented = After(new LinkState(), Open);
        Exchanging = After(Consented, Return);
        Linked = After(
            Exchanging,
            new LinkCommand.Exchanged(Attempt, Pair(1)),
            new LinkCommand.IntendEnable(Attempt, [Host], Grant),
            new LinkCommand.Enabled(Attempt, AlexaUserId),
            new LinkCommand.Claimed(Attempt));
        Linked = After(Linked, new LinkCommand.GrantsRevoked(Linked.GrantsToRevoke));
        Refreshing = After(Linked, new LinkCommand.IntendRefresh(1));
        Refreshed = new LinkCommand.Refreshed(1, Pair(2));
    }

    public static LinkKey Key { get; } = new(
        new PartnerId("ride-hailer"), new SkillId("amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"), new UserId("user-0123456789"));

    /// <summary>When all of it happens.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The care that such a link gets.</summary>
    public static CarePolicy Care { get; } = CarePolicy.Of("keepAlive", Key);

    /// <summary>The attempt, which is named by its state's hash.</summary>
    public string Attempt { get; }

    /// <summary>Opens the first consent of a user never seen before.</summary>
    public LinkCommand.Open Open { get; }

    /// <summary>Brings Amazon's code to <see cref="Consented"/>.</summary>
    public LinkCommand.Return Return { get; }

    /// <summary>Brings another pair to <see cref="Refreshing"/>.</summary>
    public LinkCommand.Refreshed Refreshed { get; }

    /// <summary>One consent is open.</summary>
    public LinkState Consented { get; }

    /// <summary>The code is accepted and about to be sent.</summary>
    public LinkState Exchanging { get; }

    /// <summary>Linked, with nothing under way.</summary>
    public LinkState Linked { get; }

    /// <summary>Linked, and the refresh token is about to be sent.</summary>
    public LinkState Refreshing { get; }

    private static LinkState After(LinkState state, params LinkCommand[] commands) =>
        commands.Aggregate(state, (known, command) => LinkDecider.Decide(known, command, Now).State);

    private static SealedPair Pair(long version) => new()
    {
        Version = version,
        ClientId = ClientId,
        Access = Sealed(TokenLength),
        AccessExpiresAt = Now + TimeSpan.FromHours(1),
        Refresh = Sealed(TokenLength),
        RefreshVersion = version,
        ObtainedAt = Now,
    };

    // As long as the envelope of so many characters, and as random as one.
    private static SealedSecret Sealed(int characters) => SealedSecret.Of(RandomNumberGenerator.GetBytes(characters + EnvelopeOverhead));
}
