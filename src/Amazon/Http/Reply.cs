namespace Platform.Amazon.Http;

/// <summary>What came back on the wire, before anybody reads a meaning into it.</summary>
/// <param name="Status">The HTTP status, or null where no answer began.</param>
/// <param name="Delivery">Without a status: whether the request may have arrived. With one: <see cref="Delivery.Answered"/>.</param>
/// <param name="Body">How much of the body could be read.</param>
/// <param name="Bytes">The body where it is whole, else empty.</param>
/// <param name="RetryAfter">The answer's Retry-After, capped.</param>
internal sealed record Reply(int? Status, Delivery Delivery, BodyState Body, ReadOnlyMemory<byte> Bytes, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public static Reply None(Delivery delivery) => new(null, delivery, BodyState.Broken, default, null);

    public AmazonFailure Failure(string code, string? upstream, Delivery delivery) => new(code, upstream, Status, delivery, RetryAfter);

    /// <summary>The failure of a request without an answer, or whose answer broke off.</summary>
    public AmazonFailure Unreachable() =>
        Failure(ErrorCodes.AmazonUnreachable, null, Status is null ? Delivery : Delivery.Unknown);

    /// <summary>The failure of an answer that is no answer.</summary>
    public AmazonFailure Malformed() => Failure(ErrorCodes.AmazonMalformed, null, Delivery.Unknown);
}
