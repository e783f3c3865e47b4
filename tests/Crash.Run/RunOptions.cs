using Platform.AmazonSimulator.Contract;

namespace Platform.Crash.Run;

/// <summary>What a run is asked for.</summary>
internal sealed record RunOptions
{
    public const string Usage =
        "usage: Crash.Run [--times N] [--points TEXT] [--minutes N] [--at-once N] [--rotation Same|Grace|Strict] [--write-docs FILE]";

    /// <summary>Kills at every point.</summary>
    public int Times { get; init; } = 3;

    /// <summary>Only points whose story and name contain this.</summary>
    public string Points { get; init; } = "";

    /// <summary>After this much time no further round begins.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Users in the same lives of the platform.</summary>
    public int AtOnce { get; init; } = 170;

    /// <summary>What Amazon does with refresh tokens.</summary>
    public RotationMode Rotation { get; init; }

    /// <summary>Where the page of the points is to be written, or null.</summary>
    public string? Docs { get; init; }

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static RunOptions? Parse(string[] arguments) =>
        CommandLine.Read(arguments, new RunOptions(), (options, name, value) => options.With(name, value));

    private RunOptions? With(string name, string value) => name switch
    {
        "--points" => this with { Points = value },
        "--write-docs" => this with { Docs = value },
        "--rotation" => Enum.TryParse<RotationMode>(value, ignoreCase: true, out var rotation) ? this with { Rotation = rotation } : null,
        _ => CommandLine.Number(value) is { } number ? With(name, number) : null,
    };

    private RunOptions? With(string name, int number) => name switch
    {
        "--times" => this with { Times = number },
        "--minutes" => this with { Limit = TimeSpan.FromMinutes(number) },
        "--at-once" => this with { AtOnce = number },
        _ => null,
    };
}
