namespace Platform.AmazonSimulator.Hosting;

/// <summary>Bounds on everything that a client can make grow.</summary>
internal static class Limits
{
    /// <summary>Bytes of a request's body.</summary>
    public const int RequestBody = 64 * 1024;

    /// <summary>Bytes of the partner token endpoint's answer.</summary>
    public const int PartnerAnswer = 64 * 1024;

    /// <summary>Calls kept in the log; older ones fall out.</summary>
    public const int Calls = 100_000;

    /// <summary>Characters of a body kept in the log.</summary>
    public const int LoggedBody = 8_192;

    /// <summary>Registered clients.</summary>
    public const int Clients = 10_000;

    /// <summary>Simulated users.</summary>
    public const int Users = 1_000_000;

    /// <summary>Users offered in the drop-down of a consent page.</summary>
    public const int UsersShown = 100;

    /// <summary>Codes, access tokens and refresh tokens kept, each; older ones fall out.</summary>
    public const int Grants = 200_000;

    /// <summary>Consents of one user for one skill that a revocation reaches; older ones have long expired.</summary>
    public const int FamiliesOfOne = 1_000;

    /// <summary>Presentations listed for one grant; all are counted.</summary>
    public const int Presentations = 32;

    /// <summary>Enablements kept; older ones fall out.</summary>
    public const int Enablements = 200_000;

    /// <summary>Seeds.</summary>
    public const int Seeds = 100;

    /// <summary>Users of one seed.</summary>
    public const int Seeded = 2_000_000;

    /// <summary>Grants of a seed in one answer.</summary>
    public const int SeedPage = 10_000;

    /// <summary>Scripted faults.</summary>
    public const int Faults = 1_000;

    /// <summary>Milliseconds of any scripted delay.</summary>
    public const int DelayMilliseconds = 600_000;

    /// <summary>How far the clock can be moved in all, either way.</summary>
    public static readonly TimeSpan ClockAdvance = TimeSpan.FromDays(3_660);

    /// <summary>How long the program waits for open calls when it is told to end.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(2);

    /// <summary>Seconds of one long poll.</summary>
    public const int WaitSeconds = 60;
}
