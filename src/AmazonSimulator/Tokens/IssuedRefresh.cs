namespace Platform.AmazonSimulator.Tokens;

/// <summary>A refresh token.</summary>
internal sealed class IssuedRefresh(long id, string value, TokenFamily family, DateTimeOffset issuedAt)
{
    public long Id { get; } = id;

    public string Value { get; } = value;

    public TokenFamily Family { get; } = family;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    /// <summary>When its first successor was issued; null while it has none.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    public Presentations Presentations { get; } = new();
}
