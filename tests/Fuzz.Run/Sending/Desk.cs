using System.Text.Json;
using Platform.Fuzz.Run.Judgement;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Sending;

/// <summary>Takes what came of requests: counts it, judges it, and keeps what later requests can use.</summary>
internal sealed class Desk(FuzzWorld world, long seed, Tally tally, Action<string> say)
{
    private const int Repeats = 2;
    private const int OverloadsShown = 5;
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);

    // The server waits some seconds for the rest of a body before it gives up, or before it closes behind an answer of HTTP/1.0.
    private static readonly TimeSpan InTimeWithoutEnd = TimeSpan.FromSeconds(15);

    private readonly Judge _judge = new(world);

    public void Receive(Shot shot, Outcome outcome, Sender sender)
    {
        tally.Count(shot, outcome);
        if (outcome.Answer is { } answer && Judge.IsOverload(answer) && tally.Overloads <= OverloadsShown)
            say(new Finding(seed, shot, outcome, "overload, which is counted apart").ToString());
        var complaint = _judge.Complaint(shot, outcome) ?? Lateness(shot, outcome, sender);
        if (complaint is null)
        {
            Keep(shot, outcome);
            return;
        }

        var finding = new Finding(seed, shot, outcome, complaint);
        if (tally.Note(finding))
            say(finding.ToString());
    }

    // A busy machine makes any answer late now and then; what is late each time is too slow. Where silence is right, nothing was late.
    private string? Lateness(Shot shot, Outcome outcome, Sender sender)
    {
        var limit = shot.Draft.MayStayUnanswered ? InTimeWithoutEnd : InTime;
        if (outcome.Took < limit || outcome.Ending == Ending.Silence)
            return null;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            if (sender.Alone(shot).Took < limit)
            {
                tally.CountLate();
                return null;
            }
        }

        return $"an answer that takes more than {limit.TotalSeconds} s";
    }

    private void Keep(Shot shot, Outcome outcome)
    {
        if (outcome.Answer is not { Status: 200 or 201 } answer || !shot.Draft.IsAddressed)
            return;
        switch (shot.Draft.Route.Name)
        {
            case "openConsent" when Member(answer, "state") is { } state:
                world.States[shot.Draft.User] = state;
                break;
            case "token" when Member(answer, "refresh_token") is { } token:
                world.RefreshTokens[shot.Draft.User] = token;
                break;
            case "createKey" when Member(answer, "keyId") is { } keyId:
                world.KeyIds.Add(keyId);
                break;
            case "putSkill" or "getSkill" when answer.Header("ETag") is { } tag:
                world.Tags.Add(tag);
                break;
            case var name when name.StartsWith("list", StringComparison.Ordinal) && Member(answer, "nextCursor") is { } cursor:
                world.Cursors.Add(cursor);
                break;
        }
    }

    private static string? Member(RawAnswer answer, string name)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
