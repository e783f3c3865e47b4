using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.OAuth;

/// <summary>Compares the presented client with a skill's own, old secret included while it overlaps (api.md 3).</summary>
internal sealed class ClientAuthentication(
    SkillDirectory skills, IVault vault, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
{
    private const string Builtin = "builtin";

    /// <summary>
    /// Compares <paramref name="client"/> with that of the skill to which a code or token belongs; null where that skill has no built-in
    /// authorization server, or another owner by now.
    /// </summary>
    public async Task<CheckedClient?> Check(LinkKey link, PresentedClient client)
    {
        var known = await skills.Find(link.Skill);
        if (IsOf(known, link) && Matches(known!, client))
        {
            return new CheckedClient(known!.Settings.Authorization.ClientId!, IsGenuine: true);
        }

        // What the node remembers may be older than a change of the secret or of the skill.
        var fresh = await skills.FindFresh(link.Skill);
        return IsOf(fresh, link) ? new CheckedClient(fresh!.Settings.Authorization.ClientId!, Matches(fresh, client)) : null;
    }

    private static bool IsOf(Skill? skill, LinkKey link) =>
        skill is not null && skill.Owner == link.Partner && skill.Settings.Authorization is { Mode: Builtin, ClientId: not null, Secret: not null };

    private bool Matches(Skill skill, PresentedClient client)
    {
        var id = Secret.From(skill.Settings.Authorization.ClientId!);
        var presented = client.Readings.Where(reading => id.Equals(Secret.From(reading.Id))).ToList();
        if (presented.Count == 0)
        {
            return false;
        }

        var secret = skill.Settings.Authorization.Secret!;
        return IsSecret(skill, secret.Current, presented)
            || (secret.PreviousAt(clock.GetUtcNow()) is { } previous && IsSecret(skill, previous, presented));
    }

    private bool IsSecret(Skill skill, SealedSecret kept, List<(string Id, Secret Secret)> presented)
    {
        var place = new SecretContext(skill.Owner.Value, skill.Id.Value, "", Secrets.AuthorizationSecret, 0);
        var clear = vault.Open(kept.Envelope.AsSpan(), place, "client authentication");
        return presented.Any(reading => clear.Equals(reading.Secret));
    }
}
