namespace Platform.Amazon;

/// <summary>Why a call to Amazon failed. No text from upstream is in it.</summary>
/// <param name="Code">A code of <see cref="ErrorCatalogue"/>; refreshes use the <c>exchange.*</c> codes.</param>
/// <param name="Upstream">Amazon's own code, normalised, where it is one that protocol.md knows; else null.</param>
/// <param name="HttpStatus">The status Amazon answered with, or null where there was no answer.</param>
/// <param name="Delivery">Whether Amazon may have acted on the request.</param>
/// <param name="RetryAfter">How long Amazon asked to wait: zero to one hour, or null.</param>
public sealed record AmazonFailure(string Code, string? Upstream, int? HttpStatus, Delivery Delivery, TimeSpan? RetryAfter)
{
    /// <summary>
    /// Whether the code or token of the request is surely unspent, so that the same one may be sent again (design.md 4): nothing was
    /// sent, or Amazon turned the request away with 429 or 503.
    /// </summary>
    public bool NothingSpent =>
        Delivery is Delivery.NotSent || (Code is ErrorCodes.ExchangeServerError && HttpStatus is 429 or 503);
}
