using Platform.Grains.AlexaAccounts;
using Platform.Grains.Authorization;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Partners;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Links;
using Platform.Grains.Users;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Golden;

/// <summary>A record of every kind with every member filled.</summary>
internal static class GoldenStates
{
    private static readonly DateTimeOffset At = Samples.Start;

    private static readonly OverlappingSecret Secret = new()
    {
        Current = Samples.Sealed("current"),
        Previous = Samples.Sealed("previous"),
        PreviousUntil = At.AddHours(24),
    };

    private static readonly CredentialBreaker Breaker = new()
    {
        OpenedAt = At,
        Code = "exchange.invalid_client",
        Probes = 3,
        ProbeAt = At.AddSeconds(16),
    };

    private static readonly SealedPair Pair = Samples.Pair(3, At) with { RefreshingSince = At, UnansweredSince = At.AddMinutes(-1) };

    private static readonly LinkedAccount Account = Samples.Account("alexa", 2, At) with
    {
        Pair = Pair,
        Attempt = "attempt",
        CareFailures = 2,
        VerifyNotBefore = At.AddMinutes(2),
        RefreshNotBefore = At.AddMinutes(3),
        VerifyAt = At.AddMinutes(1),
    };

    private static readonly Rotation Rotation = new()
    {
        Id = "rotation",
        Level = RotationLevel.Data,
        Status = RotationStatus.Failed,
        Phase = RotationPhase.Resealing,
        StartedAt = At,
        CompletedAt = At,
        KeyId = "0000002a",
        Kind = "link",
        After = "key",
        Total = 9,
        Walked = 5,
        Changed = 4,
        NotOpened = 1,
        Candidates = [7],
        Needed = [7],
        DueAt = At,
        Detail = "detail",
        Worker = "worker",
        LeasedUntil = At,
    };

    private static readonly OpenedConsent Consent = new()
    {
        StateId = "state",
        OpenedAt = At,
        ExpiresAt = At.AddMinutes(30),
        Stage = "development",
        ClientId = "client",
        RedirectUri = Samples.Redirect,
        Verifier = Samples.Sealed("verifier"),
        AccountLabel = "user@example",
        CodeHash = "code-hash",
        CodeReceivedAt = At,
        Failure = "amazon.unreachable",
        RetryAt = At,
    };

    public static IReadOnlyDictionary<string, object> All { get; } = new object[]
    {
        new LinkState
        {
            Generation = 2,
            PairVersion = 3,
            Consents = [Consent],
            Closed = [new ClosedConsent("closed", At)],
            Flow = new LinkFlow
            {
                Attempt = "state",
                Step = FlowStep.Enabling,
                Consent = Consent,
                CodeHash = "code-hash",
                Code = Samples.Sealed("code"),
                CodeReceivedAt = At,
                StartedAt = At,
                StepSince = At,
                Resent = true,
                Pair = Pair,
                AuthorizationCode = Samples.Sealed("partner-code"),
                AuthorizationCodeHash = "partner-hash",
                Hosts = ["api.amazonalexa.com"],
                Grant = "grant",
                MayBeEnabled = true,
                AlexaUserId = "alexa",
                Failures = 1,
                LastFailure = "enablement.503",
                RetryAt = At,
                EarlierGrants = ["earlier"],
            },
            Outcomes = [new AttemptOutcome { Attempt = "attempt", CodeHash = "code-hash", At = At, Code = "exchange.invalid_grant" }],
            Accounts = [Account],
            SetAside = [new AccountSetAside(Account, At)],
            Leaving = [new LeavingAccount { AlexaUserId = "alexa", Host = "api.amazonalexa.com", Pair = Pair, Since = At, Failures = 1, RetryAt = At }],
            Unlinking = new Unlinking(At),
            Ending = new LinkEnding(LinkStatus.RelinkRequired, At),
            Reason = new LinkReason("exchange.invalid_grant", IsFailure: true),
            Evidence = new Evidence(At, EvidenceSource.Amazon),
            GrantsToRevoke = ["*"],
        },
        new SkillState
        {
            Owner = "ride-hailer",
            Settings = new SkillSettings
            {
                Name = "Ride Hailer",
                Stage = "development",
                ClientId = "client",
                RedirectUris = [Samples.Redirect],
                Asin = "B0ABCDEFGH",
                Pkce = true,
                Authorization = new AuthorizationSettings { Mode = "builtin", ClientId = "alexa", Secret = Secret, Url = "https://ridehailer.example" },
                Webhook = new WebhookSettings { Url = "https://ridehailer.example/hooks", Secret = Secret },
                RefreshPolicy = "eager",
                WebOrigins = ["https://ridehailer.example"],
                Apps = new AppSettings
                {
                    Ios = [new IosApp { AppId = "TEAMID.com.ridehailer", Paths = ["/callback*"] }],
                    Android = [new AndroidApp { PackageName = "com.ridehailer", Sha256Fingerprints = ["AA:BB"] }],
                    ReturnUrl = "ridehailer://alexa",
                },
            },
            Credentials = [new ClientCredential { ClientId = "client", Secret = Secret, PreviousInUse = true, Breaker = Breaker }],
            Version = 2,
            CreatedAt = At,
            UpdatedAt = At,
            Deletion = new SkillDeletion("ride-hailer", At),
            MassRefusal = new MassRefusal(At, At.AddHours(1)),
        },
        new PartnerState
        {
            Name = "Ride Hailer",
            CreatedAt = At,
            Keys = [new ApiKey { KeyId = "key", SecretHash = "hash", Name = "name", Scopes = ["links"], CreatedAt = At, ExpiresAt = At, LastUsedAt = At }],
            Skills = ["amzn1.ask.skill.1"],
            Abandoning = [new AbandonedSkill(Samples.Skill, At)],
        },
        new UserState { Skills = ["amzn1.ask.skill.1"] },
        new AlexaAccountState { Holder = "holder", HolderAttempt = "attempt", Lost = [new LostClaim("former", "attempt", Told: true)] },
        new GrantState
        {
            Grants =
            [
                new Grant
                {
                    Id = "grant",
                    CodeHash = "hash",
                    RedirectUri = Samples.Redirect,
                    CodeExpiresAt = At,
                    RedeemedAt = At,
                    RefreshTokens = [new RefreshToken("hash", At, 7)],
                },
            ],
        },
        new SigningKeyState { Keys = [new SigningKey("kid", "{}", Samples.Sealed("private"), At)] },
        new DataKeyState { Keys = [new StoredDataKey(7, "kek", "wrapped", At)], SealingKeyId = 7 },
        new VaultRotationState { Rotations = [Rotation], Retirement = Rotation },
    }.ToDictionary(state => state.GetType().Name);
}
