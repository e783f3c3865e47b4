using Platform.Amazon;

namespace Platform.Api.Http;

/// <summary>What the engine throws where a call of a grain could not be made or its state not be kept.</summary>
internal static class GrainFailures
{
    /// <summary>The code for an exception of the engine; null for everything else, which is a defect.</summary>
    public static string? CodeOf(Exception failure) => failure switch
    {
        TimeoutException or OrleansMessageRejectionException => ErrorCodes.PlatformBusy,
        LimitExceededException => ErrorCodes.Overloaded,

        // Cancelled by a time-out of ours or by a shutdown, never by the caller: its token reaches no grain.
        OperationCanceledException => ErrorCodes.PlatformBusy,
        OrleansException => ErrorCodes.StorageUnavailable,
        _ => null,
    };
}
