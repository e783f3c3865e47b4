using System.Collections.Immutable;
using Platform.Grains.Links.Records;
using Platform.Grains.Skills;

namespace Platform.Grains.Links.Decisions;

/// <summary>Everything that can happen to a link. Commands are data: the decider turns a record and a command into the next record.</summary>
internal abstract record LinkCommand
{
    private LinkCommand()
    {
    }

    /// <summary>The partner's app asks for a consent, on these terms.</summary>
    internal sealed record Open(OpenConsent Request, OpenedConsent Consent) : LinkCommand;

    /// <summary>Something came back from the consent page. <paramref name="Refused"/> are the client credentials that Amazon refuses at present.</summary>
    internal sealed record Return(Callback Callback, string? ErrorCode, ImmutableArray<ClientCredential> Refused) : LinkCommand;

    /// <summary>The partner's app asks to unlink.</summary>
    internal sealed record Unlink : LinkCommand;

    /// <summary>Another partner user has linked this Alexa account, which that attempt had claimed here.</summary>
    internal sealed record Supersede(string AlexaUserId, string Attempt) : LinkCommand;

    /// <summary>The skill was deleted.</summary>
    internal sealed record Abandon(DateTimeOffset DeletedAt) : LinkCommand;

    /// <summary>The code found in <c>exchanging</c> after a restart is about to be sent once more.</summary>
    internal sealed record IntendResend(string Attempt) : LinkCommand;

    /// <summary>Amazon answered the exchange with a pair.</summary>
    internal sealed record Exchanged(string Attempt, SealedPair Pair) : LinkCommand;

    /// <summary>
    /// The exchange failed; <paramref name="Spent"/> where the code may have been spent. Else it may be sent again, after <paramref name="RetryAt"/>
    /// where Amazon named a time.
    /// </summary>
    internal sealed record ExchangeFailed(string Attempt, string Code, bool Spent, DateTimeOffset? RetryAt = null) : LinkCommand;

    /// <summary>An enablement call is about to be made.</summary>
    internal sealed record IntendEnable(string Attempt, ImmutableArray<string> Hosts, string? Grant) : LinkCommand;

    /// <summary>Mode <c>supplied</c>: there is no unused partner's code.</summary>
    internal sealed record NeedCode(string Attempt) : LinkCommand;

    /// <summary>Amazon enabled the skill and linked the account.</summary>
    internal sealed record Enabled(string Attempt, string AlexaUserId) : LinkCommand;

    /// <summary>This host does not know the account; the next one is to be asked.</summary>
    internal sealed record EnableElsewhere(string Attempt) : LinkCommand;

    /// <summary>Enablement was refused for good.</summary>
    internal sealed record EnableRefused(string Attempt, string Code) : LinkCommand;

    /// <summary>The step failed and is tried again; <paramref name="MayBeEnabled"/> where the call may have taken effect.</summary>
    internal sealed record StepFailed(string Attempt, string Code, DateTimeOffset RetryAt, bool MayBeEnabled) : LinkCommand;

    /// <summary>The Alexa account is claimed and its former holders, if there were any, are told: the link stands.</summary>
    internal sealed record Claimed(string Attempt, bool TakenOver = false) : LinkCommand;

    /// <summary>The flow's time is over, or an unlink has overtaken it.</summary>
    internal sealed record EndFlow(string Attempt, string Code) : LinkCommand;

    /// <summary>These grants are revoked.</summary>
    internal sealed record GrantsRevoked(ImmutableArray<string> Grants) : LinkCommand;

    /// <summary>
    /// A leaving account is gone from Amazon, or was never ours to disable; or nothing can be done for it any more, and <paramref name="Doubt"/> says why
    /// it may still stand there.
    /// </summary>
    internal sealed record Left(long PairVersion, string? Doubt = null) : LinkCommand;

    /// <summary>A leaving account could not be disabled yet.</summary>
    internal sealed record LeaveFailed(long PairVersion, string Code, DateTimeOffset RetryAt) : LinkCommand;

    /// <summary>A refresh token is about to be sent.</summary>
    internal sealed record IntendRefresh(long PairVersion) : LinkCommand;

    /// <summary>Amazon answered a refresh with tokens.</summary>
    internal sealed record Refreshed(long PairVersion, SealedPair Pair) : LinkCommand;

    /// <summary>A refresh failed without proving anything.</summary>
    internal sealed record RefreshFailed(long PairVersion) : LinkCommand;

    /// <summary>Amazon confirmed an account.</summary>
    internal sealed record Confirmed(string AlexaUserId, string Host) : LinkCommand;

    /// <summary>Care of an account led to nothing: it is tried again.</summary>
    internal sealed record CareFailed(string AlexaUserId, long Generation, CareKind Kind, DateTimeOffset RetryAt) : LinkCommand;

    /// <summary>Amazon proved that an account is gone (design.md 4).</summary>
    internal sealed record Gone(string AlexaUserId, long PairVersion, string Code, LinkStatus Status) : LinkCommand;

    /// <summary>What was set aside was refused in masses, which is not believed: it is linked as before.</summary>
    internal sealed record PutBack : LinkCommand;

    /// <summary>These secrets are under another data key now.</summary>
    internal sealed record Reseal(ImmutableArray<SecretSwap> Swaps) : LinkCommand;

    /// <summary>What was set aside stood for itself: it is erased.</summary>
    internal sealed record LetGo(long PairVersion) : LinkCommand;
}
