using Platform.Rival.Amazon;
using Platform.Rival.OAuth;
using Platform.Rival.Skills;

namespace Platform.Rival.Links;

/// <summary>Makes a link: exchange, store the pair, ask where the user lives, enable, store the link.</summary>
internal sealed class Linking(ConsentStore consents, SkillStore skills, AmazonClient amazon, Pairs pairs)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Goes on from a state that has just been spent.</summary>
    public async Task<Outcome> Run(Attempt attempt, string code)
    {
        if (await skills.Find(attempt.SkillId) is not { } skill)
            return await End(attempt, "state.expired");
        var exchanged = await amazon.Exchange(skill, code, attempt.RedirectUri, pairs.Verifier(attempt));
        if (exchanged.Failure is { } failure)
        {
            if (!failure.NothingSpent || !failure.Retryable)
                return await End(attempt, failure.Code);
            await consents.Release(attempt.StateHash);
            return new Outcome(failure.Code, Restart: false);
        }

        var pair = exchanged.Value!;
        var stored = pairs.Seal(pair, attempt.SkillId, attempt.UserId);
        var first = GrantCode.New();
        return await consents.StorePair(attempt, stored, first.Grant, first.Hash)
            ? await Enable(skill, attempt, stored, pair.Access, first)
            : new Outcome("state.expired");
    }

    /// <summary>Goes on with an attempt that was left behind.</summary>
    public async Task Resume(Attempt attempt)
    {
        if (await skills.Find(attempt.SkillId) is not { } skill)
        {
            await End(attempt, "state.expired");
            return;
        }

        var code = GrantCode.New();
        await consents.AddGrant(attempt, code.Grant, code.Hash);
        await Enable(skill, attempt, attempt.Pair!, pairs.Access(attempt.Pair!, attempt.SkillId, attempt.UserId), code);
    }

    private async Task<Outcome> Enable(Skill skill, Attempt attempt, SealedPair pair, string access, GrantCode code)
    {
        var hosts = await amazon.Hosts(access);
        if (hosts.Failure is { } unknown)
            return await Failed(attempt, unknown);
        for (var at = 0; ; at++)
        {
            var host = hosts.Value![at];
            var request = new EnablementRequest(attempt.Stage, new AccountLinkRequest(attempt.RedirectUri, code.Text));
            var enabled = await amazon.Enable(host, attempt.SkillId, access, request);
            if (enabled.Value is { IsLinked: true, User.Id: { Length: > 0 } alexaUserId })
                return await Finish(skill, attempt, pair, access, host, alexaUserId, code);
            var failure = enabled.Failure ?? new AmazonFailure("amazon.malformed", null, NothingSpent: false, Retryable: true);
            if (failure.Status is not (403 or 404) || at + 1 == hosts.Value.Count)
                return await Failed(attempt, failure);

            // A code may have been redeemed by a call that failed, so each call gets its own.
            code = GrantCode.New();
            await consents.AddGrant(attempt, code.Grant, code.Hash);
        }
    }

    private async Task<Outcome> Finish(
        Skill skill, Attempt attempt, SealedPair pair, string access, string host, string alexaUserId, GrantCode code)
    {
        if (await consents.Finish(attempt, pair, host, alexaUserId, code.Grant) is { } link)
            return new Outcome(Link: link);

        // The user unlinked meanwhile.
        await amazon.Disable(host, skill.SkillId, access);
        return new Outcome("state.expired");
    }

    private async Task<Outcome> Failed(Attempt attempt, AmazonFailure failure)
    {
        var tooLate = attempt.ClaimedAt != default && attempt.ClaimedAt < DateTime.UtcNow - Lifetime;
        if (!failure.Retryable || tooLate)
            return await End(attempt, failure.Code);
        await consents.Later(attempt.StateHash, Again);
        return Outcome.Pending;
    }

    private async Task<Outcome> End(Attempt attempt, string code)
    {
        await consents.Fail(attempt, code);
        return new Outcome(code);
    }
}
