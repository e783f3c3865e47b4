using Platform.Grains.AlexaAccounts;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Partners;
using Platform.Grains.Skills;
using Platform.Grains.Users;
using Platform.Grains.Vault;

namespace Platform.Grains;

/// <summary>Grains by their own kinds of key, so that no text is put together anywhere else.</summary>
public static class GrainFactoryExtensions
{
    /// <summary>The link of a user and a skill.</summary>
    public static ILinkGrain Link(this IGrainFactory grains, LinkKey key) => grains.GetGrain<ILinkGrain>(key.ToString());

    /// <summary>The grants of a user and a skill.</summary>
    public static IGrantGrain Grants(this IGrainFactory grains, LinkKey key) => grains.GetGrain<IGrantGrain>(key.ToString());

    /// <summary>A skill.</summary>
    public static ISkillGrain Skill(this IGrainFactory grains, SkillId skill) => grains.GetGrain<ISkillGrain>(skill.Value);

    /// <summary>A partner.</summary>
    public static IPartnerGrain Partner(this IGrainFactory grains, PartnerId partner) => grains.GetGrain<IPartnerGrain>(partner.Value);

    /// <summary>A partner's user.</summary>
    public static IUserGrain User(this IGrainFactory grains, UserKey user) => grains.GetGrain<IUserGrain>(user.ToString());

    /// <summary>An Alexa account as a skill sees it.</summary>
    public static IAlexaAccountGrain AlexaAccount(this IGrainFactory grains, AlexaAccountKey account) =>
        grains.GetGrain<IAlexaAccountGrain>(account.ToString());

    /// <summary>The keys that sign access tokens.</summary>
    public static ISigningKeyGrain SigningKeys(this IGrainFactory grains) => grains.GetGrain<ISigningKeyGrain>(ISigningKeyGrain.Key);

    /// <summary>The vault's wrapped data keys.</summary>
    public static IDataKeyGrain DataKeys(this IGrainFactory grains) => grains.GetGrain<IDataKeyGrain>(IDataKeyGrain.Key);

    /// <summary>The rotations of the vault's keys.</summary>
    public static IVaultRotationGrain VaultRotations(this IGrainFactory grains) =>
        grains.GetGrain<IVaultRotationGrain>(IVaultRotationGrain.Key);
}
