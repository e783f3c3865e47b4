using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Scenarios;

/// <summary>A story that the platform is killed in. It goes over several lives: what was before, the life that is killed, and those after.</summary>
internal abstract class Scenario
{
    // Amazon has answered, and the answer is not stored: unreceived (design.md 4).
    private static readonly string[] Unreceived = ["exchange/after", "write link exchanged/before"];
    private static readonly string[] RefreshUnreceived = ["refresh/after", "write link refreshed/before"];

    // The record says that the code may have been sent, and not what came of it.
    private static readonly string[] Exchanging = ["write link exchanging/after", "exchange/before", .. Unreceived];

    /// <summary>How it is called.</summary>
    public abstract string Name { get; }

    /// <summary>What happens in it, in a sentence.</summary>
    public abstract string About { get; }

    /// <summary>Who makes the partner's codes.</summary>
    public virtual CodeMode Codes => CodeMode.Builtin;

    /// <summary>Whether another user held the Alexa account before.</summary>
    public virtual bool HasFormer => false;

    /// <summary>Whether access tokens of the life before have expired in the next.</summary>
    public virtual bool IsShortLived => false;

    /// <summary>How often the access token expires from the beginning to the judgement, so that a refresh token is sent.</summary>
    public virtual int Refreshes => 1;

    /// <summary>What happens in the life before; it is killed in the end.</summary>
    public virtual Task Earlier(Trial trial, PointFeed feed) => Task.CompletedTask;

    /// <summary>Between the two lives: where the story goes on as soon as the next one begins, it is watched from here on.</summary>
    public virtual void WatchEarly(Trial trial)
    {
    }

    /// <summary>What must be there before the story can begin.</summary>
    public abstract Task Ready(Trial trial);

    /// <summary>The story: returns when its calls are answered, or will never be.</summary>
    public abstract Task Act(Trial trial, PointFeed feed);

    /// <summary>The partner sends again what was not answered: the last answers, in words.</summary>
    public abstract Task<string> AskAgain(Trial trial);

    /// <summary>Those of the points passed where this story is killed.</summary>
    public virtual IEnumerable<string> PointsOf(IReadOnlyList<string> passed) => passed;

    /// <summary>Whether the story may end so.</summary>
    public abstract bool Allows(Trial trial, string end);

    /// <summary>Whether the code may be sent once more after the restart (design.md 4).</summary>
    public virtual bool MayResend(Trial trial) => trial.Point is { Actor: Actor.User } point && Exchanging.Contains(point.Name);

    /// <summary>Whether a kill here leaves the answer to a refresh unreceived, so that the resume presents the refresh token once more.</summary>
    public static bool IsRefreshUnreceived(Trial trial) => trial.Point is { } point && RefreshUnreceived.Contains(point.Name);

    /// <summary>
    /// Whether a kill here ends the pair: under strict rotation the token that was stored is dead, and its successor was never received. What is
    /// enabled at Amazon then stands there until the user links anew.
    /// </summary>
    public static bool IsPairUnreceived(Trial trial) => trial.World.Rotation == RotationMode.Strict && IsRefreshUnreceived(trial);

    /// <summary>Whether a kill here leaves the answer to the exchange unreceived.</summary>
    protected static bool IsUnreceived(Trial trial) => trial.Point is { Actor: Actor.User } point && Unreceived.Contains(point.Name);

    /// <summary>The points that a story has of its own: those after the one and before the other.</summary>
    protected static IEnumerable<string> Between(IReadOnlyList<string> passed, string after, string before) =>
        passed.SkipWhile(point => point != after).Skip(1).TakeWhile(point => point != before);

    /// <summary>Links a user, all the way.</summary>
    protected static async Task<Redirect> Link(Trial trial, PartnerUser user)
    {
        var redirect = await user.Approve();
        (await Finish(trial, user, redirect)).ExpectLink("linked", "unlink");
        return redirect;
    }

    /// <summary>The callback, with a fresh code of the partner's where those are supplied.</summary>
    protected static Task<Answer> Finish(Trial trial, PartnerUser user, Redirect redirect)
    {
        if (trial.Scenario.Codes != CodeMode.Supplied)
            return user.Finish(redirect);
        var authorizationCode = trial.World.Codes.New(user.UserId);
        return user.Callback(new { userId = user.UserId, state = redirect.State, code = redirect.Code, authorizationCode });
    }
}
