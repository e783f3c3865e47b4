using System.Globalization;

namespace Platform.Cluster.Run;

/// <summary>What a run is asked for.</summary>
internal sealed record RunOptions
{
    public const string Usage = "usage: Cluster.Run [--flows N] [--at-once N] [--kill-every SECONDS] [--slow MILLISECONDS] [--also-front-ends]";

    /// <summary>Users that link.</summary>
    public int Flows { get; private init; } = 200;

    /// <summary>How many of them at once.</summary>
    public int AtOnce { get; private init; } = 24;

    /// <summary>From one kill to the next; a killed process is ready again before the next one goes.</summary>
    public TimeSpan KillEvery { get; private init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long Amazon takes for an exchange and for an enablement: the slower, the more flows a kill meets between sending and storing.
    /// </summary>
    public TimeSpan Slow { get; private init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether front ends are killed too, in their turn.</summary>
    public bool AlsoFrontEnds { get; private init; }

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static RunOptions? Parse(string[] arguments)
    {
        var options = new RunOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--also-front-ends")
            {
                options = options with { AlsoFrontEnds = true };
                continue;
            }

            if (i + 1 == arguments.Length || !int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                return null;
            }

            switch (arguments[i - 1])
            {
                case "--flows":
                    options = options with { Flows = number };
                    break;
                case "--at-once":
                    options = options with { AtOnce = number };
                    break;
                case "--kill-every":
                    options = options with { KillEvery = TimeSpan.FromSeconds(number) };
                    break;
                case "--slow":
                    options = options with { Slow = TimeSpan.FromMilliseconds(number) };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
