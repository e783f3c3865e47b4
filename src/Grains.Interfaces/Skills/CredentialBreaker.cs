namespace Platform.Grains.Skills;

/// <summary>
/// Amazon's token endpoint refuses these client credentials: nothing that needs them is sent until a probe finds them accepted, so that wrong set-up
/// spends no user's state, code or pair (api.md 7).
/// </summary>
[GenerateSerializer, Immutable, Alias("CredentialBreaker")]
public sealed record CredentialBreaker
{
    /// <summary>When it opened.</summary>
    [Id(0)] public DateTimeOffset OpenedAt { get; init; }

    /// <summary><c>exchange.invalid_client</c> or <c>exchange.unauthorized_client</c>.</summary>
    [Id(1)] public string Code { get; init; } = "";

    /// <summary>Probes so far.</summary>
    [Id(2)] public int Probes { get; init; }

    /// <summary>When the next probe is due.</summary>
    [Id(3)] public DateTimeOffset ProbeAt { get; init; }

    /// <summary>How long to wait before it can be closed: until the next probe, at least a second.</summary>
    public TimeSpan Wait(DateTimeOffset now) => ProbeAt - now is var wait && wait > Least ? wait : Least;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
}
