using System.Globalization;

namespace Platform.Crash.Run;

/// <summary>A command line of names, each with its value.</summary>
internal static class CommandLine
{
    /// <summary>The options with all that the command line says; null where some of it makes no sense.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">Those of an empty one.</param>
    /// <param name="with">Takes a name and its value; null where they make no sense.</param>
    public static T? Read<T>(string[] arguments, T options, Func<T, string, string, T?> with)
        where T : class
    {
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || with(options, name, value) is not { } next)
                return null;
            options = next;
        }

        return options;
    }

    /// <summary>A whole number above zero; null for anything else.</summary>
    public static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
