using Platform.Engine.Orleans.Providers;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Azure;

/// <summary>Stands for Azure's providers in a build that was made without them.</summary>
internal static class AzureProvider
{
    /// <summary>Refuses.</summary>
    /// <exception cref="EngineRefusedException">Always.</exception>
    public static IClusterProvider Create(ClusterSettings settings) => throw new EngineRefusedException(
        $"Orleans:Storage is '{settings.Storage}', Orleans:ReminderStorage '{settings.ReminderStorage}' and Orleans:Membership '{settings.Membership}', "
        + "but this build was made with -p:OrleansAzure=false and has no Azure providers. Choose redis or memory, or build with -p:OrleansAzure=true.");
}
