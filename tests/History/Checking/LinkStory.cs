using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>The events of one link, in order, with what was known to be stored at each.</summary>
internal sealed class LinkStory
{
    private readonly List<LinkPicture?> _known = [];
    private readonly Dictionary<string, int> _kept = [];
    private readonly List<LinkPicture> _uncertain = [];
    private readonly List<Sending> _codes = [];
    private readonly List<Sending> _tokens = [];
    private readonly List<Change> _changes = [];
    private readonly List<Finding> _findings = [];

    public LinkStory(string link, IReadOnlyList<HistoryEvent> events)
    {
        (Link, Events) = (link, events);
        foreach (var (index, what) in events.Index())
        {
            // What is stored is so from the event that tells of it on.
            _known.Add(Known);
            Take(what, index);
        }

        foreach (var sending in _codes.Concat(_tokens).Where(sending => sending.Received is not null))
            sending.KeptIndex = _kept.GetValueOrDefault(sending.Received!, int.MaxValue);
    }

    public string Link { get; }

    public IReadOnlyList<HistoryEvent> Events { get; }

    public IReadOnlyList<Sending> Codes => _codes;

    public IReadOnlyList<Sending> Tokens => _tokens;

    /// <summary>From each stored record to the next.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>What was found amiss with the storage itself.</summary>
    public IReadOnlyList<Finding> StorageFindings => _findings;

    /// <summary>The access tokens that were ever stored.</summary>
    public IReadOnlyCollection<string> Kept => _kept.Keys;

    /// <summary>The record as it was known to be stored at that place; null where nothing was known.</summary>
    public LinkPicture? RecordAt(int index) => _known[index];

    private LinkPicture? Known => _known.Count == 0 ? null : _known[^1];

    private void Take(HistoryEvent what, int index)
    {
        switch (what)
        {
            case Found found:
                Certain(found.Record, index, mayBe: Known is not { } known || known == found.Record || _uncertain.Contains(found.Record));
                break;
            case Storing storing:
                _uncertain.Add(storing.Record);
                break;
            case Stored stored:
                Certain(stored.Record, index, mayBe: true);
                break;
            case CodeSent sent:
                _codes.Add(new Sending(sent, sent.Code, index, Known));
                break;
            case TokenSent sent:
                _tokens.Add(new Sending(sent, sent.Token, index, Known));
                break;
            case PairReceived received:
                Sent(received.For, received.Life)?.Answered(received, index);
                break;
            case Refused refused:
                Sent(refused.For, refused.Life)?.Answered(refused, index);
                break;
        }
    }

    private void Certain(LinkPicture record, int index, bool mayBe)
    {
        if (!mayBe)
            _findings.Add(new Finding(Rule.StoredAndGone, Link, $"{Text(record)} in life {Events[index].Life}; stored was {Text(Known!)}"));
        else if (Known is { } before && before != record)
            _changes.Add(new Change(index, before, record));
        if (record.Pairs.FirstOrDefault(pair => pair.IsUnreadable) is { } shut)
            _findings.Add(new Finding(Rule.Unreadable, Link, $"pair {shut.Version} does not open"));
        foreach (var pair in record.Pairs)
            _kept.TryAdd(pair.Access, index);
        _known[index] = record;
        _uncertain.Clear();
    }

    private Sending? Sent(string what, int life) =>
        _codes.Concat(_tokens).LastOrDefault(sending => sending.Sent == what && sending.Life == life && sending.Answer is null);

    private static string Text(LinkPicture record) =>
        $"[{string.Join(", ", record.Pairs.Select(pair => $"{pair.Place} {pair.Version}"))}]{(record.Unlinking ? " unlinking" : "")}";
}
