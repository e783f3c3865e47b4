using System.Globalization;

namespace Platform.Rival.Seeding;

/// <summary>What <c>--seed</c> was asked for.</summary>
/// <param name="Count">How many linked users.</param>
/// <param name="Skill">The skill that they linked; it must be set up, here and at the simulator.</param>
/// <param name="Simulator">Any address of the simulator.</param>
/// <param name="Name">The simulator's seed; its users are <c>{name}-0</c> and so on, here and there.</param>
/// <param name="ExpireFrom">Seconds from now until the first access token expires.</param>
/// <param name="ExpireWithin">Seconds from now until the last one does.</param>
internal sealed record SeedOptions(int Count, string Skill, string Simulator, string Name, double ExpireFrom, double ExpireWithin)
{
    private const int Hour = 3_600;

    /// <summary>Null where no seeding is asked for.</summary>
    public static SeedOptions? Read(IConfiguration arguments)
    {
        if (arguments["seed"] is not { } count)
            return null;
        var within = arguments["expire-within"] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : (double?)null;
        var from = arguments["expire-from"] is { } start ? double.Parse(start, CultureInfo.InvariantCulture) : within is null ? Hour : 0;
        return new SeedOptions(
            int.Parse(count, CultureInfo.InvariantCulture),
            arguments["skill"] ?? throw new InvalidOperationException("--seed needs --skill, the id of a skill that is set up."),
            arguments["simulator"] ?? throw new InvalidOperationException("--seed needs --simulator, an address of the Amazon simulator."),
            arguments["seed-name"] ?? "seed",
            from,
            within ?? Hour);
    }
}
