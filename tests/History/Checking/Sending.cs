using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>A code or refresh token sent to Amazon, and what came of it.</summary>
internal sealed class Sending(HistoryEvent what, string sent, int index, LinkPicture? record)
{
    /// <summary>What was sent.</summary>
    public string Sent => sent;

    /// <summary>Its place among the link's events.</summary>
    public int Index => index;

    public int Life => what.Life;

    public DateTimeOffset At => what.At;

    /// <summary>The record as it was known to be stored then; null where nothing was known.</summary>
    public LinkPicture? Record => record;

    /// <summary>The pair whose refresh token was sent, as it was stored then; null where there was none.</summary>
    public PairPicture? Pair { get; } = record?.WithRefresh(sent);

    /// <summary>The answer, or null.</summary>
    public HistoryEvent? Answer { get; private set; }

    /// <summary>The answer's place among the link's events.</summary>
    public int AnswerIndex { get; private set; } = int.MaxValue;

    /// <summary>From which place on the pair of the answer was stored.</summary>
    public int KeptIndex { get; set; } = int.MaxValue;

    /// <summary>The access token of the answer, or null.</summary>
    public string? Received => (Answer as PairReceived)?.Access;

    /// <summary>Notes the answer.</summary>
    public void Answered(HistoryEvent answer, int at) => (Answer, AnswerIndex) = (answer, at);

    /// <summary>Whether no answer had come by then.</summary>
    public bool IsInFlightAt(int place) => AnswerIndex > place;

    /// <summary>Whether Amazon may have answered with a pair that was not stored by then.</summary>
    public bool IsUnresolvedAt(int place) =>
        KeptIndex > place && (IsInFlightAt(place) || Answer is PairReceived or Refused { IsDefinite: false });
}
