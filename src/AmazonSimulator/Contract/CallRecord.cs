namespace Platform.AmazonSimulator.Contract;

/// <summary>One call that reached the simulator, or that it made (<see cref="CallEndpoints.PartnerToken"/>).</summary>
public sealed record CallRecord
{
    /// <summary>Rises by one with every call.</summary>
    public required long Id { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="CallEndpoints"/>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The region whose address was called.</summary>
    public required Region Region { get; init; }

    /// <summary>The Alexa client, where the request tells it.</summary>
    public string? ClientId { get; init; }

    /// <summary>The simulated user, where the request tells it.</summary>
    public string? User { get; init; }

    /// <summary>The skill, where the request tells it.</summary>
    public string? SkillId { get; init; }

    /// <summary>The status answered; 0 until then, and where the connection was cut.</summary>
    public required int Status { get; init; }

    /// <summary>The request's body, at most 8,192 characters of it.</summary>
    public string? Body { get; init; }

    /// <summary>The first word of the Authorization header, as sent.</summary>
    public string? AuthorizationScheme { get; init; }

    /// <summary>How far the call has come.</summary>
    public required CallPhase Phase { get; init; }

    /// <summary>Why it was refused, in words for the reader of a test's output, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The fault that struck it, or null.</summary>
    public long? Fault { get; init; }
}
