namespace Platform.History.Events;

/// <summary>What a link's record says of its pairs.</summary>
/// <param name="Pairs">Every pair that it holds.</param>
/// <param name="Unlinking">Whether an unlink is under way.</param>
/// <param name="Reason">What ended the link or failed last, or null.</param>
internal sealed record LinkPicture(IReadOnlyList<PairPicture> Pairs, bool Unlinking = false, string? Reason = null)
{
    /// <summary>Of a link that was never made.</summary>
    public static readonly LinkPicture Empty = new([]);

    /// <summary>The pairs of accounts that are linked.</summary>
    public IEnumerable<PairPicture> Accounts => Pairs.Where(pair => pair.Place == PairPlace.Account);

    /// <summary>The pair with that refresh token, or null.</summary>
    public PairPicture? WithRefresh(string token) => Pairs.FirstOrDefault(pair => pair.Refresh == token);

    public bool Equals(LinkPicture? other) =>
        other is not null && Pairs.SequenceEqual(other.Pairs) && Unlinking == other.Unlinking && Reason == other.Reason;

    public override int GetHashCode() => HashCode.Combine(Pairs.Count, Unlinking, Reason);
}
