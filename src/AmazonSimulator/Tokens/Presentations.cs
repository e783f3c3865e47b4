using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>How often a code or a refresh token was presented, by which calls and with what outcome.</summary>
internal sealed class Presentations
{
    private readonly Queue<Presentation> _newest = new();

    public int Presented { get; private set; }

    public int Spent { get; private set; }

    public IReadOnlyList<Presentation> Newest => [.. _newest];

    public void Add(Presentation presentation)
    {
        Presented++;
        if (presentation.Outcome == Presentation.Granted)
            Spent++;
        if (_newest.Count == Limits.Presentations)
            _newest.Dequeue();
        _newest.Enqueue(presentation);
    }
}
