using System.Globalization;

namespace Platform.Fuzz.Run;

/// <summary>What a run is asked for.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = "usage: Fuzz.Run [--requests N] [--seed N] [--minutes N] [--only INDEX]";

    /// <summary>How many requests.</summary>
    public long Requests { get; init; } = 1_000_000;

    /// <summary>What the requests are made from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>When it ends at the latest.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The one request to send, or null for all.</summary>
    public long? Only { get; init; }

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static FuzzOptions? Parse(string[] arguments)
    {
        var options = new FuzzOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            switch (name)
            {
                case "--requests":
                    options = options with { Requests = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                case "--minutes":
                    options = options with { Time = TimeSpan.FromMinutes(number) };
                    break;
                case "--only":
                    options = options with { Only = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
