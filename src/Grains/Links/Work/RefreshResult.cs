using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>How a refresh ended.</summary>
/// <param name="Pair">The renewed pair, or null.</param>
/// <param name="IsGone">True where Amazon proved the account gone.</param>
/// <param name="Code">Why it failed without proof.</param>
/// <param name="RetryAfter">When Amazon wants to be asked again.</param>
internal sealed record RefreshResult(SealedPair? Pair, bool IsGone, string? Code, TimeSpan? RetryAfter)
{
    public static readonly RefreshResult Gone = new(null, true, null, null);

    public static RefreshResult Renewed(SealedPair pair) => new(pair, false, null, null);

    public static RefreshResult Failed(string code, TimeSpan? retryAfter) => new(null, false, code, retryAfter);
}
