using System.Diagnostics;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>
/// Every span that ends in this process while it listens, with all that an exporter would send. The platform's are among them; the
/// calls that tests make, which have no parent, are left alone.
/// </summary>
internal sealed class TraceSightings : IDisposable
{
    private const string Client = "System.Net.Http";

    private readonly ActivityListener _listener;

    public TraceSightings(SecretLedger ledger)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Source.Name == Client && options.Parent == default
                ? ActivitySamplingResult.None
                : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => ledger.Saw(Sighting.Of($"trace of {activity.Source.Name}", Words(activity))),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private static string Words(Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(occurred => occurred.Tags));
        var said = tags.Select(tag => $"{tag.Key}={tag.Value}");
        var carried = activity.Baggage.Select(item => $"{item.Key}={item.Value}");
        return string.Join('\n', [activity.OperationName, activity.DisplayName, activity.StatusDescription ?? "", .. said, .. carried]);
    }
}
