namespace Platform.Engine;

/// <summary>Runs a program, and tells in words why it does not start.</summary>
public static class Starting
{
    private const int Refused = 1;

    /// <summary>Builds and runs the program until it is stopped.</summary>
    /// <param name="build">Makes the program.</param>
    /// <param name="isRefusal">Tells the program's own refusals, whose messages are for the operator, from faults.</param>
    /// <returns>The exit code: 0, or 1 where the program refused to start or broke.</returns>
    public static async Task<int> Run(Func<IHost> build, Func<Exception, bool> isRefusal)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(isRefusal);
        try
        {
            var host = build();
            await host.RunAsync();
            return 0;
        }
        catch (Exception refusal)
        {
            // For a person at a console: a refusal is one line; anything else is a defect, told in full.
            await Console.Error.WriteLineAsync($"Not running. {refusal.Message}");
            if (refusal is not EngineRefusedException && !isRefusal(refusal))
                await Console.Error.WriteLineAsync(refusal.ToString());
            return Refused;
        }
    }
}
