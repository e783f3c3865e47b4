using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Whose turn it is. Care may wait, so it begins only within the skill's budget and the node's bound on calls side by side, and not while Amazon
/// refuses the skill's credentials. A link that has to wait does not hold anything meanwhile but its place.
/// </summary>
internal sealed class CareTurn(LinkWork work)
{
    private static readonly TimeSpan WithoutSkill = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(1);

    private DateTimeOffset? _place;
    private DateTimeOffset _heldUntil;

    /// <summary>Until when care waits; null where it may begin.</summary>
    public DateTimeOffset? HeldUntil => _heldUntil > work.Now ? _heldUntil : null;

    private SkillId Skill => work.Key.Skill;

    /// <summary>True where the care may begin; then <see cref="Leave"/> ends it. False where it has to wait.</summary>
    public async Task<bool> Take(AccountCare care)
    {
        if (await Obstacle(care) is { } until)
        {
            _heldUntil = until;
            return false;
        }

        _place ??= await work.Services.CareBudget.Place(Skill);
        if (_place > work.Now)
        {
            _heldUntil = _place.Value;
            return false;
        }

        if (!work.Services.CareBudget.TryEnter())
        {
            _heldUntil = work.Now + Jitter(Crowded);
            return false;
        }

        _place = null;
        return true;
    }

    /// <summary>The care has ended.</summary>
    public void Leave() => work.Services.CareBudget.Leave();

    private async Task<DateTimeOffset?> Obstacle(AccountCare care)
    {
        var skill = await work.Reach(() => work.Services.Skills.Find(Skill).AsTask());
        if (skill?.Owner != work.Key.Partner)
        {
            return work.Now + WithoutSkill;
        }

        // Those who wait for the same breaker do not come back at the same moment.
        return await new ClientSecrets(work, care.Account.Pair.ClientId).Waiting() is { } waiting
            ? work.Now + Jitter(waiting.RetryAfter ?? Crowded)
            : null;
    }

    private static TimeSpan Jitter(TimeSpan wait) => wait * (1 + Random.Shared.NextDouble());
}
