namespace Platform.Grains.Ids;

/// <summary>A user of a partner: the key of its user grain, <c>{partnerId}/{base64url(UTF-8 userId)}</c>.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="User">The partner's user.</param>
[GenerateSerializer, Immutable, Alias("UserKey")]
public readonly record struct UserKey([property: Id(0)] PartnerId Partner, [property: Id(1)] UserId User)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Partner}/{User.Encoded}";
}
