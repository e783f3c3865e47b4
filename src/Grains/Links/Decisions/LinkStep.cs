using System.Collections.Immutable;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>Something to be done for a link.</summary>
internal abstract record LinkStep
{
    private LinkStep()
    {
    }

    /// <summary>Nothing is due.</summary>
    public static readonly LinkStep Nothing = new Idle();

    /// <summary>Nothing is due, now or later.</summary>
    internal sealed record Idle : LinkStep;

    /// <summary>Nothing is due before then.</summary>
    internal sealed record Wait(DateTimeOffset Until) : LinkStep;

    /// <summary>Send Amazon's code for the first time.</summary>
    internal sealed record Exchange(LinkFlow Flow) : LinkStep;

    /// <summary>Send Amazon's code once more, after a restart.</summary>
    internal sealed record Resend(LinkFlow Flow) : LinkStep;

    /// <summary>Enable the skill and link the account.</summary>
    internal sealed record Enable(LinkFlow Flow) : LinkStep;

    /// <summary>Claim the Alexa account and tell its former holders.</summary>
    internal sealed record Claim(LinkFlow Flow) : LinkStep;

    /// <summary>End the flow.</summary>
    internal sealed record End(string Attempt, string Code) : LinkStep;

    /// <summary>Disable the skill for an account.</summary>
    internal sealed record Leave(LeavingAccount Account) : LinkStep;

    /// <summary>Decide what becomes of an account that was set aside.</summary>
    internal sealed record Judge(AccountSetAside Account) : LinkStep;

    /// <summary>Take care of a linked account.</summary>
    internal sealed record Care(AccountCare Due) : LinkStep;

    /// <summary>Revoke grants of the built-in authorization server.</summary>
    internal sealed record RevokeGrants(ImmutableArray<string> Grants) : LinkStep;
}
