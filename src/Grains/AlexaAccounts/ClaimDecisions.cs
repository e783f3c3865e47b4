using Platform.Grains.Ids;

namespace Platform.Grains.AlexaAccounts;

/// <summary>Who holds an Alexa account, as pure functions.</summary>
internal static class ClaimDecisions
{
    /// <summary>Claims remembered after their links were told: long enough for any message of theirs that is still on its way.</summary>
    public const int Remembered = 8;

    /// <summary>Takes a claim. One that holds already, or was lost before, changes nothing.</summary>
    public static AlexaAccountState Claim(AlexaAccountState state, LinkKey link, string attempt)
    {
        var key = link.ToString();
        if (Holds(state, key, attempt) || state.Lost.Any(lost => lost.Link == key && lost.Attempt == attempt))
        {
            return state;
        }

        // A link that claims the account anew replaces what it had of it by itself and needs no telling.
        var lost = state.Lost.Select(claim => claim.Link == key ? claim with { Told = true } : claim);
        if (state.Holder is { } holder)
        {
            lost = lost.Append(new LostClaim(holder, state.HolderAttempt, Told: holder == key));
        }

        return Bounded(state with { Holder = key, HolderAttempt = attempt, Lost = [.. lost] });
    }

    /// <summary>How a claim stands.</summary>
    public static AccountClaim Standing(AlexaAccountState state, LinkKey link, string attempt)
    {
        var former = state.Lost.FirstOrDefault(lost => !lost.Told);
        return new AccountClaim(
            Holds(state, link.ToString(), attempt), former is null ? null : new FormerHolder(LinkKey.Parse(former.Link), former.Attempt));
    }

    /// <summary>The former holder knows.</summary>
    public static AlexaAccountState Told(AlexaAccountState state, FormerHolder former)
    {
        var known = state.Lost.FirstOrDefault(lost => !lost.Told && lost.Link == former.Link.ToString() && lost.Attempt == former.Attempt);
        return known is null ? state : Bounded(state with { Lost = state.Lost.Replace(known, known with { Told = true }) });
    }

    /// <summary>The holder lets go.</summary>
    public static AlexaAccountState Release(AlexaAccountState state, LinkKey link) => state.Holder != link.ToString()
        ? state
        : Bounded(state with
        {
            Holder = null,
            HolderAttempt = "",
            Lost = state.Lost.Add(new LostClaim(state.Holder, state.HolderAttempt, Told: true)),
        });

    private static bool Holds(AlexaAccountState state, string key, string attempt) => state.Holder == key && state.HolderAttempt == attempt;

    private static AlexaAccountState Bounded(AlexaAccountState state)
    {
        var told = state.Lost.Where(lost => lost.Told).ToList();
        return state with { Lost = state.Lost.RemoveRange(told.Take(told.Count - Remembered)) };
    }
}
