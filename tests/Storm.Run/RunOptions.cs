using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run;

namespace Platform.Storm.Run;

/// <summary>What a run is asked for.</summary>
internal sealed record RunOptions
{
    public const string Usage =
        "usage: Storm.Run [--kills N] [--links N] [--rotation same|grace|strict|all] [--at-once N] "
        + "[--leap SECONDS] [--minutes N] [--seed N]";

    /// <summary>Kills amid refreshes, shared out among the modes; each mode ends with one more.</summary>
    public int Kills { get; init; } = 1_000;

    /// <summary>Users that are linked, in each mode.</summary>
    public int Links { get; init; } = 200;

    /// <summary>What Amazon does with refresh tokens; one mode after the other.</summary>
    public IReadOnlyList<RotationMode> Rotations { get; init; } = Enum.GetValues<RotationMode>();

    /// <summary>Partners' calls side by side.</summary>
    public int AtOnce { get; init; } = 24;

    /// <summary>
    /// By how many seconds both clocks move on in every second restart: longer than a refresh without an answer is left alone.
    /// </summary>
    public int Leap { get; init; } = 36;

    /// <summary>After this much time nobody is killed any more.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary>Makes runs comparable: the same users do the same, in the same order, and the same lives are as long.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static RunOptions? Parse(string[] arguments) =>
        CommandLine.Read(arguments, new RunOptions(), (options, name, value) => options.With(name, value));

    private RunOptions? With(string name, string value) => name switch
    {
        "--rotation" when value == "all" => this with { Rotations = Enum.GetValues<RotationMode>() },
        "--rotation" when Enum.TryParse<RotationMode>(value, ignoreCase: true, out var rotation) => this with { Rotations = [rotation] },
        _ => CommandLine.Number(value) is { } number ? With(name, number) : null,
    };

    private RunOptions? With(string name, int number) => name switch
    {
        "--kills" => this with { Kills = number },
        "--links" => this with { Links = number },
        "--at-once" => this with { AtOnce = number },
        "--leap" => this with { Leap = number },
        "--minutes" => this with { Limit = TimeSpan.FromMinutes(number) },
        "--seed" => this with { Seed = number },
        _ => null,
    };
}
