using System.Globalization;

namespace Platform.Seeder;

/// <summary>What the seeder is asked for.</summary>
internal sealed record SeedOptions
{
    public const string Usage = """
        usage: Seeder --folder DATA --simulator URL --seed NAME --partner ID --skill ID --template USER [--prefix user-] [--links N]
        Fills the store in DATA (no platform may run on it) with links like that of USER, who has linked in the usual way: one for each grant
        of the simulator's seed NAME, for the partner's users PREFIX0, PREFIX1, … .
        """;

    /// <summary>The platform's data folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The simulated Amazon, which has planted the seed.</summary>
    public string Simulator { get; init; } = "";

    /// <summary>The seed's name.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The partner.</summary>
    public string Partner { get; init; } = "";

    /// <summary>The skill.</summary>
    public string Skill { get; init; } = "";

    /// <summary>The user whose link is the pattern.</summary>
    public string Template { get; init; } = "";

    /// <summary>How the users' ids begin.</summary>
    public string Prefix { get; init; } = "user-";

    /// <summary>How many links.</summary>
    public int Links { get; init; } = 1_000;

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static SeedOptions? Parse(string[] arguments)
    {
        var options = new SeedOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || options.With(name, value) is not { } next)
                return null;
            options = next;
        }

        return options is { Folder: "" } or { Simulator: "" } or { Seed: "" } or { Partner: "" } or { Skill: "" } or { Template: "" } ? null : options;
    }

    private SeedOptions? With(string name, string value) => name switch
    {
        "--folder" => this with { Folder = value },
        "--simulator" => this with { Simulator = value },
        "--seed" => this with { Seed = value },
        "--partner" => this with { Partner = value },
        "--skill" => this with { Skill = value },
        "--template" => this with { Template = value },
        "--prefix" => this with { Prefix = value },
        "--links" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var links) => this with { Links = links },
        _ => null,
    };
}
