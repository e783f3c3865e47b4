using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Rounds;
using Platform.Crash.Run.Scenarios;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;
using Platform.Grains.Authorization;
using Platform.Grains.Links;

namespace Platform.Crash.Run.Judgement;

/// <summary>
/// Compares the platform's view, Amazon's record and the database, two hours later: every access token has expired, so that a verified link proves
/// that its refresh token is there and accepted.
/// </summary>
internal sealed class Judge
{
    private readonly Round _round;
    private readonly GrantHistory _history;
    private readonly Dictionary<(string User, string Skill), EnablementRecord> _enablements;

    private Judge(Round round, GrantHistory history, IEnumerable<EnablementRecord> enablements)
    {
        (_round, _history) = (round, history);
        _enablements = enablements.ToDictionary(enabled => (enabled.User, enabled.SkillId));
    }

    /// <summary>Judges all stories of a round.</summary>
    public static async Task<IReadOnlyList<Verdict>> Run(Round round)
    {
        // What is to be tidied up after all this time is tidied up first.
        await new Rest(round).Wait(_ => true, withReminders: true);
        var control = round.World.Control;
        var linked = new HashSet<(Trial, Actor)>();
        var found = round.Trials.ToDictionary(trial => trial, _ => new List<Finding>());
        await Round.Each(round.Trials, async trial =>
        {
            foreach (var actor in Actors(trial))
            {
                if (await IsLinked(trial, actor, found[trial]))
                {
                    lock (linked)
                        linked.Add((trial, actor));
                }
            }
        });

        // Amazon's record as it is now that everybody was verified.
        var judge = new Judge(round, await Grants(round), await control.Enablements());
        await Round.Each(round.Trials, async trial =>
        {
            var holders = Actors(trial).Where(actor => linked.Contains((trial, actor))).Select(trial.Of).ToList();
            await judge.AtAmazon(trial, holders, found[trial]);
        });
        judge.InTheDatabase(linked, found);
        return [.. round.Trials.Select(trial => Conclude(trial, found[trial]))];
    }

    private static Actor[] Actors(Trial trial) => trial.Former is null ? [Actor.User] : [Actor.User, Actor.Former];

    private static async Task<bool> IsLinked(Trial trial, Actor actor, List<Finding> findings)
    {
        var user = trial.Of(actor);
        var said = CarefulPartner.Word(await CarefulPartner.UntilFinal(() => user.Status()));
        if (said != "linked")
            return false;

        var before = trial.World.Now - TimeSpan.FromMinutes(30);
        var verified = await CarefulPartner.UntilFinal(() => user.Status(verify: true));
        if (verified is not { Status: 200 } || verified["status"] != "linked" || verified["source"] != "amazon"
            || verified.Body.GetProperty("verifiedAt").GetDateTimeOffset() < before)
        {
            findings.Add(new Finding(Fault.Lost, $"{actor} was linked and is not accepted by Amazon: {verified?.Text}"));
        }

        return true;
    }

    private static async Task<GrantHistory> Grants(Round round)
    {
        var each = await Task.WhenAll(round.Skills.Select(skill => round.World.Control.Grants(clientId: skill.Setup.ClientId)));
        return new GrantHistory(
            [.. each.SelectMany(history => history.Codes)],
            [.. each.SelectMany(history => history.Pairs)],
            [.. each.SelectMany(history => history.RefreshTokens)]);
    }

    private static Verdict Conclude(Trial trial, List<Finding> findings)
    {
        if (trial.IsLate)
            findings.Add(new Finding(Fault.Undefined, "not at rest within 15 minutes"));
        if (!trial.Scenario.Allows(trial, trial.End) && trial.Reached)
        {
            var stored = trial.End.StartsWith("exchange.", StringComparison.Ordinal) ? Fault.Lost : Fault.Undefined;
            findings.Add(new Finding(stored, $"ended {trial.End}"));
        }

        var unreceived = trial.End.StartsWith("exchange.interrupted", StringComparison.Ordinal) || Scenario.IsPairUnreceived(trial);
        return new Verdict(trial.Scenario, trial.Point, trial.Asked, trial.Reached, trial.Rest, trial.End, unreceived, findings);
    }

    private async Task AtAmazon(Trial trial, List<PartnerUser> holders, List<Finding> findings)
    {
        var amazonUser = trial.User.AmazonUser;
        var enabled = _enablements.GetValueOrDefault((amazonUser, trial.User.Skill.SkillId));
        if ((enabled?.Linked == true) != (holders.Count == 1) && !Scenario.IsPairUnreceived(trial))
        {
            var there = enabled is null ? "nothing" : $"linked {enabled.Linked}";
            findings.Add(new Finding(Fault.Orphaned, $"{holders.Count} users are linked; at Amazon: {there}"));
        }
        else if (holders is [var holder] && enabled is not null && await WrongTokens(trial, holder, enabled) is { } wrong)
        {
            findings.Add(new Finding(Fault.Orphaned, wrong));
        }

        foreach (var code in _history.Codes.Where(code => code.User == amazonUser))
        {
            if (code.Spent > 1 || code.Presented > (trial.Scenario.MayResend(trial) ? 2 : 1))
                findings.Add(new Finding(Fault.SpentTwice, $"a code was presented {code.Presented} times and spent {code.Spent} times"));
        }

        if ((await trial.User.PostedCodes()).GroupBy(code => code).FirstOrDefault(posted => posted.Count() > 1) is { } again)
            findings.Add(new Finding(Fault.SpentTwice, $"a code of the partner's was in {again.Count()} enablement calls"));

        // A token that is dead may be presented: that is how it is known to be.
        var allowed = trial.Scenario.Refreshes + (Scenario.IsRefreshUnreceived(trial) ? 1 : 0);
        foreach (var token in _history.RefreshTokens.Where(token => token.User == amazonUser))
        {
            if (token.Presentations.Count(seen => seen.Outcome is not "revoked") > allowed)
                findings.Add(new Finding(Fault.SpentTwice, $"a refresh token was presented {token.Presented} times"));
        }
    }

    // Alexa refreshes what it holds: the tokens must be alive, and the holder's own.
    private static async Task<string?> WrongTokens(Trial trial, PartnerUser holder, EnablementRecord enabled)
    {
        // Those of a partner's own server are alive for as long as the partner wants.
        if (trial.Scenario.Codes != CodeMode.Builtin)
            return PartnerCodes.IsFor(holder.UserId, enabled.PartnerAccessToken ?? "") ? null : $"Alexa holds {enabled.PartnerAccessToken}";

        try
        {
            await holder.Amazon.RefreshPartnerPair(holder.AmazonUser, holder.Skill.SkillId);
        }
        catch (HttpRequestException refused)
        {
            return $"Alexa's tokens are dead: {refused.Message}";
        }

        var subject = AccessToken.Read(enabled.PartnerAccessToken!).Subject;
        return subject == holder.UserId ? null : $"Alexa holds tokens of {subject}, and {holder.UserId} is linked";
    }

    private void InTheDatabase(HashSet<(Trial, Actor)> linked, Dictionary<Trial, List<Finding>> found)
    {
        var links = _round.Skills.SelectMany(_round.World.Records.Links).ToDictionary();
        var grants = _round.Skills.SelectMany(_round.World.Records.Grants).ToDictionary();
        var reminders = _round.Skills.SelectMany(_round.World.Records.Reminders).ToHashSet();
        foreach (var trial in _round.Trials)
        {
            foreach (var actor in Actors(trial))
            {
                var user = trial.Of(actor).UserId;
                var accounts = linked.Contains((trial, actor)) ? 1 : 0;
                var redeemed = trial.Scenario.Codes == CodeMode.Builtin ? accounts : 0;
                var left = LeftOver(links[user], accounts, redeemed, grants.GetValueOrDefault(user));
                if (reminders.Contains(user) != accounts > 0)
                    left.Add(accounts > 0 ? "nothing that wakes the link" : "a reminder");
                if (left.Count > 0)
                    found[trial].Add(new Finding(Fault.Undefined, $"left over of {actor}: {string.Join(", ", left)}"));
            }
        }
    }

    private static List<string> LeftOver(LinkState link, int accounts, int redeemed, GrantState? grants)
    {
        var left = new List<string>();
        if (!Rest.IsAtRest(link))
            left.Add($"work ({link.Flow?.Step}, {link.Leaving.Length} leaving, {link.GrantsToRevoke.Length} grants to revoke)");
        if (link.Accounts.Length != accounts)
            left.Add($"{link.Accounts.Length} accounts");
        if ((grants?.Grants.Count(grant => grant.RedeemedAt is not null) ?? 0) != redeemed)
            left.Add("grants that serve nobody, or none for who is linked");
        return left;
    }
}
