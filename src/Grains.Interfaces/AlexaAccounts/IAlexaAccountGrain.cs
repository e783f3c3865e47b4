using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>
/// Which partner user holds an Alexa account for a skill; key <see cref="AlexaAccountKey"/> (design.md 4). A claim is named by the attempt that
/// made it and can be lost once: however late its messages come, it never takes the account back from a later one.
/// </summary>
[Alias("IAlexaAccountGrain")]
public interface IAlexaAccountGrain : IGrainWithStringKey
{
    /// <summary>Makes <paramref name="link"/> the holder, unless this claim has been lost before. Idempotent.</summary>
    [Alias("Claim")]
    Task<AccountClaim> Claim(LinkKey link, string attempt);

    /// <summary>The former holder has been told. Answers how the claim stands by now.</summary>
    [Alias("Told")]
    Task<AccountClaim> Told(FormerHolder former, LinkKey link, string attempt);

    /// <summary>The holder lets go; another holder stays untouched.</summary>
    [Alias("Release")]
    Task Release(LinkKey link);

    /// <summary>Who holds the account, or null.</summary>
    [Alias("Holder")]
    Task<LinkKey?> Holder();
}
