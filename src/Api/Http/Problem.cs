using System.Collections.Immutable;
using Platform.Amazon;
using Platform.Grains.Links;

namespace Platform.Api.Http;

/// <summary>A failure on its way to the caller: a code of the catalogue and what differs from its row (api.md 1, 7).</summary>
/// <param name="Code">A code of <see cref="ErrorCodes"/>.</param>
/// <param name="Detail">What happened this time; null takes the row's explanation. Never a secret, a token or text from upstream.</param>
internal sealed record Problem(string Code, string? Detail = null)
{
    /// <summary>Overrides the row's <c>restart</c>.</summary>
    public bool? Restart { get; init; }

    /// <summary>When to try again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Members beside those that every problem has.</summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The request does not have the form that the API asks for.</summary>
    public static Problem Invalid(string detail) => new(ErrorCodes.RequestInvalid, detail);

    /// <summary>What a grain refused.</summary>
    public static Problem Of(Refusal refusal) => new(refusal.Code) { Restart = refusal.Restart, RetryAfter = refusal.RetryAfter };
}
