using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Skills;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Whose turn it is. Care may wait, so it begins only within the skill's budget and the node's bound on calls side by side, and not while Amazon
/// refuses the skill's credentials. A link that has to wait holds nothing meanwhile: it comes again.
/// </summary>
internal sealed class CareTurn(LinkWork work)
{
    private static readonly TimeSpan WithoutSkill = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WithoutWord = TimeSpan.FromSeconds(10);

    private DateTimeOffset _heldUntil;
    private CarePace? _pace;

    /// <summary>Until when care waits; null where it may begin.</summary>
    public DateTimeOffset? HeldUntil => _heldUntil > work.Now ? _heldUntil : null;

    private SkillId Skill => work.Key.Skill;

    /// <summary>True where the care may begin; then <see cref="Leave"/> ends it. False where it has to wait.</summary>
    public async Task<bool> Take(AccountCare care)
    {
        if (await Obstacle(care) is { } obstacle)
        {
            _heldUntil = obstacle;
            return false;
        }

        var admission = await work.Services.CareBudget.Begin(Skill);
        (_heldUntil, _pace) = (admission.Again ?? default, admission.Pace);
        return admission.Again is null;
    }

    /// <summary>The care that was begun has ended.</summary>
    public void Leave() => work.Services.CareBudget.End(_pace!);

    private async Task<DateTimeOffset?> Obstacle(AccountCare care)
    {
        var skill = await work.Reach(() => work.Services.Skills.Find(Skill).AsTask());
        if (skill?.Owner != work.Key.Partner)
        {
            return work.Now + WithoutSkill;
        }

        // Those who wait for the same breaker do not come back at the same moment.
        return await new ClientSecrets(work, care.Account.Pair.ClientId).Waiting() is { } waiting
            ? work.Now + (waiting.RetryAfter ?? WithoutWord).Between(1, 2)
            : null;
    }
}
