using Platform.Engine.Embedded.Reminders;
using Platform.Grains.AlexaAccounts;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Skills;
using Platform.Grains.Users;

namespace Platform.Seeder;

/// <summary>All that the store keeps of a user who has linked in the usual way.</summary>
/// <param name="Key">The link.</param>
/// <param name="Link">Its record.</param>
/// <param name="User">The record of the partner's user.</param>
/// <param name="Account">The record of the Alexa account.</param>
/// <param name="Grants">The record of what the built-in authorization server has given.</param>
/// <param name="Care">The link's reminder.</param>
/// <param name="Policy">How the skill wants its tokens refreshed.</param>
internal sealed record Pattern(
    LinkKey Key, LinkState Link, UserState User, AlexaAccountState Account, GrantState Grants, Reminder Care, string Policy)
{
    public const string LinkType = "link";
    public const string UserType = "user";
    public const string AccountType = "alexaaccount";
    public const string GrantType = "grant";
    public const string LinkRecord = "link";
    public const string UserRecord = "user";
    public const string AccountRecord = "account";
    public const string GrantRecord = "grants";

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">The user is not linked, or has something under way.</exception>
    public static async Task<Pattern> Read(Store store, LinkKey key)
    {
        var link = await store.Read<LinkState>(LinkType, key.ToString(), LinkRecord);
        if (link is not { Flow: null, Consents.IsEmpty: true, Accounts: [{ Pair.Refresh: not null } account] })
            throw new InvalidOperationException($"{key} is no link that could be a pattern.");
        return new Pattern(
            key,
            link,
            await store.Read<UserState>(UserType, new UserKey(key.Partner, key.User).ToString(), UserRecord),
            await store.Read<AlexaAccountState>(AccountType, new AlexaAccountKey(key.Skill, account.AlexaUserId).ToString(), AccountRecord),
            await store.Read<GrantState>(GrantType, key.ToString(), GrantRecord),
            (await store.Reminders.Of(GrainId.Create(LinkType, key.ToString()))).Single(),
            (await store.Read<SkillState>("skill", key.Skill.Value, "skill")).Settings.RefreshPolicy);
    }
}
