using System.Text;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Links;

/// <summary>Commands and records as they come, with names that say where each value came from.</summary>
internal static class Samples
{
    public const string Redirect = "https://link.ridehailer.example/callback";

    public static readonly PartnerId Partner = new("ride-hailer");

    public static readonly SkillId Skill = new("amzn1.ask.skill.1");

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static LinkKey Key(string user) => new(Partner, Skill, new UserId(user));

    public static SealedSecret Sealed(string what) => SealedSecret.Of(Encoding.UTF8.GetBytes("sealed:" + what));

    public static LinkCommand.Open Open(string stateId, string stage = "development") => new(
        new OpenConsent(Partner, stateId, Sealed("verifier"), null, null, null),
        new OpenedConsent
        {
            StateId = stateId,
            Stage = stage,
            ClientId = "client",
            RedirectUri = Redirect,
            Verifier = Sealed("verifier"),
        });

    public static LinkCommand.Return Return(string stateId, string code = "code", string? partnerCode = null) => new(
        new Callback
        {
            Caller = Partner,
            StateId = stateId,
            CodeHash = "hash:" + code,
            Code = Sealed(code),
            AuthorizationCode = partnerCode is null ? null : Sealed(partnerCode),
            AuthorizationCodeHash = partnerCode is null ? null : "hash:" + partnerCode,
        },
        ErrorCode: null,
        Refused: []);

    public static LinkCommand.Return ReturnError(string stateId, string errorCode) =>
        new(new Callback { Caller = Partner, StateId = stateId, Error = errorCode }, errorCode, Refused: []);

    public static SealedPair Pair(long version, DateTimeOffset now) => new()
    {
        Version = version,
        ClientId = "client",
        ObtainedAt = now,
        Access = Sealed("access" + version),
        AccessExpiresAt = now + TimeSpan.FromHours(1),
        Refresh = Sealed("refresh" + version),
        RefreshVersion = version,
    };

    public static LinkedAccount Account(string alexaUserId, long version, DateTimeOffset linkedAt) => new()
    {
        AlexaUserId = alexaUserId,
        Stage = "development",
        Host = "na",
        Pair = Pair(version, linkedAt),
        LinkedAt = linkedAt,
        VerifiedAt = linkedAt,
        Generation = version,
        Grant = "grant:" + alexaUserId,
    };
}
