namespace Platform.Vault;

/// <summary>
/// Where a sealed secret belongs. It is authenticated with the ciphertext (design.md 5), so an envelope moved to another row, field or
/// generation does not open.
/// </summary>
/// <param name="Partner">The partner's id.</param>
/// <param name="Skill">The skill's id, empty where the secret belongs to none.</param>
/// <param name="User">The partner's user id, empty for set-up secrets.</param>
/// <param name="Field">Which secret of the record it is, for example <c>refreshToken</c>.</param>
/// <param name="Generation">The generation of the link, or the version of the set-up, that the secret was sealed for.</param>
public sealed record SecretContext(string Partner, string Skill, string User, string Field, long Generation);
