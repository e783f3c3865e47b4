using Orleans.Reminders;
using Platform.Engine;

namespace Platform.Contract.Tests.Hosting;

/// <summary>What only the embedded engine needs of its host.</summary>
internal static class EngineUnderTest
{
    /// <summary>The keys of the clocks that a test's manual time replaces.</summary>
    public static IReadOnlyList<string> Clocks { get; } =
        [PlatformClock.Key, TimeProviderNames.Grains, TimeProviderNames.ActivationManagement, ReminderTimeProviderNames.Reminders];

    /// <summary>Settings of a host whose store is named by this folder.</summary>
    public static Task<Dictionary<string, string?>> Settings(string folder) =>
        Task.FromResult(new Dictionary<string, string?> { ["Storage:Path"] = folder });
}
