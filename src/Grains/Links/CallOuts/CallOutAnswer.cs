using Platform.Vault;

namespace Platform.Grains.Links.CallOuts;

/// <summary>What came of a call-out.</summary>
/// <param name="Code">The code, or null.</param>
/// <param name="Fault">Why there is none, in words for the log, without anything that the partner's server said.</param>
/// <param name="IsTemporary">True where the same question may be answered soon: no answer, 408, 429, 5xx.</param>
/// <param name="RetryAfter">When the partner wants to be asked again.</param>
internal sealed record CallOutAnswer(Secret? Code, string? Fault, bool IsTemporary, TimeSpan? RetryAfter)
{
    public static CallOutAnswer Of(Secret code) => new(code, null, false, null);

    public static CallOutAnswer Temporary(string fault, TimeSpan? retryAfter = null) => new(null, fault, true, retryAfter);

    public static CallOutAnswer Refused(string fault) => new(null, fault, false, null);
}
