using Microsoft.Extensions.Options;
using Platform.Api.Settings;
using Platform.Vault;

namespace Platform.Api.Start;

/// <summary>Runs the program, and tells in words why it does not start.</summary>
internal static class Starting
{
    private const int Refused = 1;

    /// <summary>Builds and runs the program until it is stopped. Answers the exit code.</summary>
    public static async Task<int> Run(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.RunAsync();
            return 0;
        }
        catch (Exception refusal) when (refusal is SettingException or OptionsValidationException or VaultException)
        {
            // For a person at a console: one line instead of a stack.
            await Console.Error.WriteLineAsync($"Not started. {refusal.Message}");
            return Refused;
        }
    }
}
