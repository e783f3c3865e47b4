using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;

namespace Platform.Api.Skills.Requests;

/// <summary>When tokens are refreshed (api.md 3).</summary>
internal sealed record RefreshRequest
{
    /// <summary>What holds where nothing is said.</summary>
    public const string Default = "keepAlive";

    /// <summary><c>onDemand</c>, <c>keepAlive</c> (default) or <c>eager</c>.</summary>
    [AllowedValues("onDemand", Default, "eager")]
    public string? Policy { get; init; }

    /// <summary>Looks at every member.</summary>
    public void Check(MemberCheck check) =>
        check.That("refresh.policy", Policy is null or "onDemand" or Default or "eager", "must be `onDemand`, `keepAlive` or `eager`");
}
