namespace Platform.Grains.Links;

/// <summary>The numbers of a link (api.md 4, design.md 4).</summary>
internal static class LinkLimits
{
    /// <summary>How long a state is accepted.</summary>
    public static readonly TimeSpan ConsentLifetime = TimeSpan.FromMinutes(30);

    /// <summary>How long Amazon's code lives; it is not sent later than this after it reached the platform.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long a flow may go on in all.</summary>
    public static readonly TimeSpan FlowLifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long a flow waits for another code of the partner.</summary>
    public static readonly TimeSpan CodeNeededLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long one run of the work lasts at most; what is left is for <c>care</c>.</summary>
    public static readonly TimeSpan Run = TimeSpan.FromSeconds(60);

    /// <summary>Added to the HTTP total before an exchange found after a restart may be sent again.</summary>
    public static readonly TimeSpan ResendMargin = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after its intent a code may still be sent. By the time that another activation may send it again, a call that began within this has
    /// ended, also where this process was frozen in between and its clock differs from the other's by some seconds.
    /// </summary>
    public static readonly TimeSpan SendWindow = ResendMargin - TimeSpan.FromSeconds(5);

    /// <summary>How long an unlink goes on while Amazon cannot be reached.</summary>
    public static readonly TimeSpan UnlinkLifetime = TimeSpan.FromDays(7);

    /// <summary>How long outcomes and closed states are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How long an account whose refresh token was refused is kept, in case that it was one of many; the window of the mass guard.</summary>
    public static readonly TimeSpan SetAside = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after an account was taken over Amazon is asked about it: a former holder's call to disable it, which was under way then, has ended.
    /// </summary>
    public static readonly TimeSpan TakeoverDoubt = TimeSpan.FromMinutes(1);

    /// <summary>Consents open at once.</summary>
    public const int OpenConsents = 5;

    /// <summary>Closed states remembered.</summary>
    public const int ClosedConsents = 16;

    /// <summary>Outcomes remembered.</summary>
    public const int Outcomes = 8;

    /// <summary>Alexa accounts of one partner user.</summary>
    public const int Accounts = 5;

    /// <summary>Attempts at sending a code that certainly did not arrive, within one run.</summary>
    public const int ExchangeAttempts = 3;

    /// <summary>Attempts at getting a code from a partner's server that is away or busy, for one enablement call.</summary>
    public const int CallOutAttempts = 3;

    /// <summary>Temporary failures after which callers are told that it goes on, instead of waiting.</summary>
    public const int PatientFailures = 2;
}
