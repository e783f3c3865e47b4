using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>Which partner user holds an Alexa account for a skill; key <see cref="AlexaAccountKey"/> (design.md 4).</summary>
[Alias("IAlexaAccountGrain")]
public interface IAlexaAccountGrain : IGrainWithStringKey
{
    /// <summary>Makes <paramref name="link"/> the holder. Answers a former holder that has still to be told, or null; repeated until <see cref="Told"/> has been called for each.</summary>
    [Alias("Claim")]
    Task<LinkKey?> Claim(LinkKey link);

    /// <summary>The former holder has been told.</summary>
    [Alias("Told")]
    Task Told(LinkKey former);

    /// <summary>The holder lets go; another holder stays untouched.</summary>
    [Alias("Release")]
    Task Release(LinkKey link);

    /// <summary>Who holds the account, or null.</summary>
    [Alias("Holder")]
    Task<LinkKey?> Holder();
}
