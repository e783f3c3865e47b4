using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Scenarios;

/// <summary>One user's story with one kill in it.</summary>
internal sealed class Trial
{
    private static int _number;

    public Trial(CrashWorld world, Scenario scenario, PartnerSkill skill, CrashPoint? point, bool asked)
    {
        var number = Interlocked.Increment(ref _number);
        Region = (Region)(number % 3);
        (World, Scenario, Point, Asked) = (world, scenario, point, asked);
        User = skill.User($"user-{number}", $"amazon-{number}");
        Former = scenario.HasFormer ? skill.User($"former-{number}", User.AmazonUser) : null;
    }

    public CrashWorld World { get; }

    public Scenario Scenario { get; }

    /// <summary>Where the platform is killed; null where the story is only watched.</summary>
    public CrashPoint? Point { get; }

    /// <summary>Whether the partner asks again as soon as the platform is back; else nobody does until the link is at rest.</summary>
    public bool Asked { get; }

    public PartnerUser User { get; }

    /// <summary>Where the user lives.</summary>
    public Region Region { get; }

    /// <summary>Where the user does not live.</summary>
    public Region Elsewhere => (Region)(((int)Region + 1) % 3);

    /// <summary>Who held the Alexa account before, if the story has somebody.</summary>
    public PartnerUser? Former { get; }

    /// <summary>What came back from Amazon's consent page.</summary>
    public Redirect Redirect { get; set; } = new("", "");

    /// <summary>Whether the partner has asked to unlink.</summary>
    public bool UnlinkSent { get; set; }

    /// <summary>Whether the work came to the point.</summary>
    public bool Reached { get; set; }

    /// <summary>Whether the link was not at rest within 15 minutes, where nobody had asked.</summary>
    public bool IsLate { get; set; }

    /// <summary>How the link was found at rest, where nobody had asked.</summary>
    public string? Rest { get; set; }

    /// <summary>What the partner's calls, repeated, were answered at last, and the status then.</summary>
    public string End { get; set; } = "no end";

    /// <summary>
    /// Whether the kill meets the platform while Alexa asks it for tokens, inside the enablement call. Alexa waits 4.5 s for that, so the kill must
    /// come soon.
    /// </summary>
    public bool IsInsideEnablement => Point?.Name.StartsWith("write grants redeemed", StringComparison.Ordinal) == true;

    /// <summary>The users of the story.</summary>
    public IEnumerable<PartnerUser> Users => Former is null ? [User] : [User, Former];

    /// <summary>The user whose work it is.</summary>
    public PartnerUser Of(Actor actor) => actor == Actor.Former ? Former! : User;

    /// <summary>Registers the Amazon account of the story.</summary>
    public Task Register() => User.In(Region);

    /// <summary>Watches the users from here on; they stop where this story is killed, and at these points.</summary>
    public void Watch(params string[] also)
    {
        foreach (var actor in Former is null ? [Actor.User] : (Actor[])[Actor.User, Actor.Former])
        {
            var own = Point is { } point && point.Actor == actor ? (string[])[point.Name] : [];
            World.Watch(Of(actor).UserId, [.. own, .. actor == Actor.User ? also : []]);
        }
    }
}
