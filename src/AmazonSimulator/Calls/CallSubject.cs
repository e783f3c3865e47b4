using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Calls;

/// <summary>What a call is about, as far as the request tells before anything is checked: for the log and for choosing faults.</summary>
internal sealed record CallSubject(string Endpoint, Region Region)
{
    public string? ClientId { get; init; }

    public string? User { get; init; }

    public string? SkillId { get; init; }

    public string? Body { get; init; }

    public string? AuthorizationScheme { get; init; }
}
