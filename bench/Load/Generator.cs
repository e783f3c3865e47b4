using System.Text;
using Platform.Load.Loops;
using Platform.Load.Measuring;
using Platform.Load.Wire;
using Platform.Load.Work;

namespace Platform.Load;

/// <summary>Puts the load on that the options ask for.</summary>
internal static class Generator
{
    /// <summary>Puts it on.</summary>
    /// <exception cref="ArgumentException">There is no such work.</exception>
    public static Task<LoadReport> Run(LoadOptions options, string? key)
    {
        var work = WorkOf(options, key);
        return options.Shape.Rate is null ? ClosedLoop.Run(options.Shape, work, options.Watched) : OpenLoop.Run(options.Shape, work, options.Watched);
    }

    private static Func<IWork> WorkOf(LoadOptions options, string? key)
    {
        var requests = new Requests(options.Target, key);
        var simulator = new Requests(options.Simulator, null);
        var paths = new Paths(options.Skill, options.Prefix);
        var seeded = UserOrder.Behind(options.Offset, options.Once ? UserOrder.Once(options.Users) : UserOrder.Uniform(options.Users, options.Seed));
        var counting = UserOrder.From(0);
        var expected = options.Expected is { } text ? Encoding.UTF8.GetBytes(text) : null;
        return options.Work switch
        {
            "status" => () => new Reads(requests, seeded, user => paths.Link(paths.SeededUser(user)), expected),
            "verify" => () => new Reads(requests, seeded, user => paths.Verify(paths.SeededUser(user)), expected),
            "path" => () => new Reads(requests, seeded, _ => options.Path, expected),
            "consent" => () => new Consents(requests, counting, paths),
            "link" => () => new WholeLinks(requests, simulator, counting, paths),
            "amazon-users" => () => new AmazonUsers(simulator, counting),
            _ => throw new ArgumentException($"There is no work '{options.Work}'."),
        };
    }
}
