using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Worlds;

/// <summary>
/// What the requests are about: a platform in a process of its own, with partners, skills, users and states that really are there. Made in the
/// same order each time, so that a request made again from seed and index means the same.
/// </summary>
internal sealed class FuzzWorld : IAsyncDisposable
{
    /// <summary>The first users are linked; the others have open consents.</summary>
    public const int LinkedUsers = 4;

    private const int UsersOfEachShape = 3;
    private const int Kept = 8;

    private static readonly string[] UserShapes =
    [
        "user/", "ünï-", "a@b+c&d=", "100%", "x#y?z;", "名前", " space ", "\u05e2\u05d1\u05e8\u05d9\u05ea\u202e", new('l', 127),
        "a\\b|c<d>\"",
    ];

    // How lines begin that tell of errors.
    private static readonly string[] Failure = ["fail:", "crit:", "Unhandled"];

    // The server says so of a body that it cannot read to its end by itself: the caller reset the connection, or wrote what is no chunk.
    private const string NotDrained = "Server.Kestrel[67]";

    private FuzzWorld(World world, PartnerSkill skill, PartnerSkill foreign, ApiKeys keys, RouteList routes)
    {
        World = world;
        Skill = skill;
        Foreign = foreign;
        Keys = keys;
        Routes = routes;
        var ids = UserShapes.SelectMany(shape => Enumerable.Range(0, UsersOfEachShape).Select(number => $"{shape}{number}"));
        Users = [.. ids.Select((id, place) => skill.User(id, $"amazon-fuzz-{place}"))];
        States = new Harvest([.. Users.Select(_ => "none")]);
        RefreshTokens = new Harvest([.. Enumerable.Repeat("none", LinkedUsers)]);
        KeyIds = new Harvest([.. Enumerable.Repeat("0123456789abcdef", Kept)]);
        Cursors = new Harvest([.. Enumerable.Repeat("cGFydG5lci0x", Kept)]);
        Tags = new Harvest([.. Enumerable.Repeat("\"1\"", Kept)]);
    }

    public World World { get; }

    /// <summary>The skill whose users link; requests do not change its set-up.</summary>
    public PartnerSkill Skill { get; }

    /// <summary>Another partner's skill.</summary>
    public PartnerSkill Foreign { get; }

    public IReadOnlyList<PartnerUser> Users { get; }

    public ApiKeys Keys { get; }

    public RouteList Routes { get; }

    /// <summary>Partners that requests may make, rename and delete.</summary>
    public IReadOnlyList<string> SparePartners { get; } = ["spare-0", "spare-1", "spare-2"];

    /// <summary>Skills that requests may put and delete.</summary>
    public IReadOnlyList<string> SpareSkills { get; } = ["amzn1.ask.skill.spare-0", "amzn1.ask.skill.spare-1", "amzn1.ask.skill.spare-2"];

    /// <summary>The newest state of each user.</summary>
    public Harvest States { get; }

    /// <summary>The newest refresh token of each linked user.</summary>
    public Harvest RefreshTokens { get; }

    /// <summary>Ids of keys of the spare partners.</summary>
    public Harvest KeyIds { get; }

    /// <summary>Cursors of any list.</summary>
    public Harvest Cursors { get; }

    /// <summary>Entity tags of skills.</summary>
    public Harvest Tags { get; }

    /// <summary>What no answer may hold.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        .. Keys.All, .. Bodies.Secrets,
        Skill.Setup.ClientSecret, Skill.Setup.AuthClientSecret, Foreign.Setup.ClientSecret, Foreign.Setup.AuthClientSecret,
    ];

    public static async Task<FuzzWorld> Start()
    {
        // Errors are defects; a line for each request would only be in the way.
        var world = await World.Start(settings => settings["Logging:LogLevel:Default"] = "Error");
        try
        {
            var skill = await (await world.NewPartner()).NewSkill();
            var foreign = await (await world.NewPartner()).NewSkill();
            using var links = await skill.Partner.NewKey("links");
            using var skills = await skill.Partner.NewKey("skills");
            var keys = new ApiKeys(PlatformSettings.OperatorKey, skill.Api.Key!, links.Key!, skills.Key!, foreign.Api.Key!);
            var document = (await world.Operator.Get("/openapi/v1.json")).Expect(200).Body;
            var made = new FuzzWorld(world, skill, foreign, keys, RouteList.Read(document));
            await Task.WhenAll(made.Users.Select(user => user.In(Region.NA)));

            // Nobody addresses these, so the skills always have a link and are never deleted.
            await (await skill.User("stays").In(Region.NA)).Link();
            await (await foreign.User("stays").In(Region.NA)).Link();
            await new Caretaker(made).Tend();
            return made;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>How much the platform has on its disk.</summary>
    public long StoredBytes() => new DirectoryInfo(World.Folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>What the platform's log tells of as a defect.</summary>
    public IReadOnlyList<string> Defects() =>
    [
        .. World.Platform.Log.Text.Split('\n').Where(line => Failure.Any(start => line.StartsWith(start, StringComparison.Ordinal))
            && !line.Contains(NotDrained, StringComparison.Ordinal)),
    ];

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
