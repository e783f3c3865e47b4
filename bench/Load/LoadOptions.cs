using System.Globalization;
using Platform.Load.Loops;

namespace Platform.Load;

/// <summary>What the generator is asked for.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        usage: Load status|verify|consent|link|amazon-users|path --target URL [--skill ID] [--prefix TEXT] [--path PATH] [--simulator URL]
                    [--users N] [--offset N] [--order uniform|once] [--first N] [--count N] [--seed N]
                    [--expect TEXT] [--watch NAME:PID,…] [--lanes N] [--seconds N] [--warmup N] [--rate N]
        A rate makes it an open loop, else it is a closed one. The API key is read from the variable LOAD_KEY. Ends with one line of JSON,
        which tells also the processor time that the watched processes and all that they started took meanwhile.
        """;

    /// <summary>What is done.</summary>
    public required string Work { get; init; }

    /// <summary>Where the server listens.</summary>
    public Uri Target { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>Where the simulated Amazon listens.</summary>
    public Uri Simulator { get; init; } = new("http://127.0.0.1:5090");

    /// <summary>The skill.</summary>
    public string Skill { get; init; } = "";

    /// <summary>How the ids of seeded users begin.</summary>
    public string Prefix { get; init; } = "user-";

    /// <summary>For <c>path</c>: the path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What must be in every answer; null for nothing.</summary>
    public string? Expected { get; init; }

    /// <summary>How many users there are to ask about.</summary>
    public long Users { get; init; } = 1;

    /// <summary>The number of the first of them.</summary>
    public long Offset { get; init; }

    /// <summary>Processes whose cost is told, by name.</summary>
    public IReadOnlyDictionary<string, int> Watched { get; init; } = new Dictionary<string, int>();

    /// <summary>Each user once, instead of any user at any time.</summary>
    public bool Once { get; init; }

    /// <summary>Makes runs repeatable.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How the load is put on.</summary>
    public LoadShape Shape { get; init; } = new(32, TimeSpan.Zero, TimeSpan.FromSeconds(10), 0, null, null);

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static LoadOptions? Parse(string[] arguments)
    {
        if (arguments is not [var work, .. var rest] || rest.Length % 2 != 0)
            return null;
        var options = new LoadOptions { Work = work };
        foreach (var pair in rest.Chunk(2))
        {
            if (options.With(pair[0], pair[1]) is not { } next)
                return null;
            options = next;
        }

        return options;
    }

    private LoadOptions? With(string name, string value) => name switch
    {
        "--target" => this with { Target = new Uri(value) },
        "--simulator" => this with { Simulator = new Uri(value) },
        "--skill" => this with { Skill = value },
        "--prefix" => this with { Prefix = value },
        "--path" => this with { Path = value },
        "--expect" => this with { Expected = value },
        "--watch" => this with
        {
            Watched = value.Split(',').Select(pair => pair.Split(':'))
                .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture)),
        },
        "--order" => this with { Once = value == "once" },
        _ => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? With(name, number) : null,
    };

    private LoadOptions? With(string name, double number) => name switch
    {
        "--users" => this with { Users = (long)number },
        "--offset" => this with { Offset = (long)number },
        "--seed" => this with { Seed = (long)number },
        "--lanes" => this with { Shape = Shape with { Lanes = (int)number } },
        "--seconds" => this with { Shape = Shape with { Length = TimeSpan.FromSeconds(number) } },
        "--warmup" => this with { Shape = Shape with { Warmup = TimeSpan.FromSeconds(number) } },
        "--first" => this with { Shape = Shape with { First = (long)number } },
        "--count" => this with { Shape = Shape with { Count = (long)number } },
        "--rate" => this with { Shape = Shape with { Rate = number } },
        _ => null,
    };
}
