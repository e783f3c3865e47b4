using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Calls;

/// <summary>Which calls of the log are meant; null leaves a member open.</summary>
internal sealed record CallFilter(string? Endpoint, string? User, string? ClientId, string? SkillId, CallPhase Phase)
{
    public bool Matches(CallRecord call) =>
        (Endpoint is null || Endpoint == call.Endpoint)
        && (User is null || User == call.User)
        && (ClientId is null || ClientId == call.ClientId)
        && (SkillId is null || SkillId == call.SkillId)
        && call.Phase >= Phase;
}
