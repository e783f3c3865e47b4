namespace Platform.RideHailer.SetUp;

/// <summary>The set-up cannot go on; the message says why.</summary>
internal sealed class SetUpException(string message) : Exception(message);
