using System.Diagnostics;
using System.Net.Sockets;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Sending;

/// <summary>Sends requests from one thread: those that are whole in one go over a connection that is kept, every other over one of its own.</summary>
internal sealed class Sender(Uri url) : IDisposable
{
    // Above the 20 s by which every call is answered (design.md 4).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan ForContinue = TimeSpan.FromSeconds(1);

    private Connection? _kept;

    public void Dispose() => _kept?.Dispose();

    /// <summary>Sends whole requests, one behind the other without waiting, and tells of each as its answer comes.</summary>
    public void Pipeline(IReadOnlyList<Shot> shots, Action<Shot, Outcome> told)
    {
        var next = 0;
        while (next < shots.Count)
        {
            var first = next;
            if (Kept() is not { } connection)
            {
                told(shots[next++], new Outcome(Ending.Refused, null, TimeSpan.Zero));
                continue;
            }

            var isOpen = true;
            var clock = Stopwatch.StartNew();
            connection.Send(shots.Skip(next).SelectMany(shot => shot.Bytes).ToArray());
            while (isOpen && next < shots.Count)
            {
                var outcome = Read(connection, shots[next], clock);
                isOpen = outcome.Ending == Ending.Answered && !outcome.Answer!.Closes;

                // What the server had not taken from a connection that it closed goes out again on another.
                if (outcome.Ending == Ending.Closed && (connection.IsUsed || next > first))
                    break;
                told(shots[next++], outcome);
                connection.IsUsed = true;
            }

            if (!isOpen)
                Drop();
        }
    }

    /// <summary>Sends one request in its own way.</summary>
    public Outcome Alone(Shot shot)
    {
        if (Open() is not { } connection)
            return new Outcome(Ending.Refused, null, TimeSpan.Zero);
        using (connection)
        {
            var clock = Stopwatch.StartNew();
            switch (shot.Draft.Delivery)
            {
                case Delivery.Cut:
                    connection.Send(shot.Bytes.AsSpan(0, shot.Bytes.Length * 2 / 3));
                    connection.Reset();
                    return new Outcome(Ending.LeftAlone, null, clock.Elapsed);
                case Delivery.Left:
                    connection.Send(shot.Bytes);
                    connection.Reset();
                    return new Outcome(Ending.LeftAlone, null, clock.Elapsed);
                case Delivery.AfterContinue:
                    connection.Send(shot.Bytes.AsSpan(0, shot.Head));
                    connection.Waits(ForContinue);
                    connection.Send(shot.Bytes.AsSpan(shot.Head));
                    Nudge(connection, shot);
                    break;
                case Delivery.Nudged:
                    connection.Send(shot.Bytes);
                    Nudge(connection, shot);
                    break;
                default:
                    connection.Send(shot.Bytes);
                    break;
            }

            return Read(connection, shot, clock);
        }
    }

    // Where the request may have no end, the server waits for it.
    private static void Nudge(Connection connection, Shot shot)
    {
        if (shot.Draft.MayStayUnanswered && !connection.Waits(Soon))
            connection.EndSending();
    }

    private static Outcome Read(Connection connection, Shot shot, Stopwatch clock)
    {
        connection.HasBegun = false;
        try
        {
            var answer = AnswerReader.Read(connection, shot.Draft.IsHead);
            var ending = answer is not null ? Ending.Answered
                : connection.HasBegun && connection.HasEndedSending ? Ending.BrokenOff
                : connection.Received.IsEmpty && !connection.HasBegun ? Ending.Closed
                : Ending.Garbled;
            return new Outcome(ending, answer, clock.Elapsed);
        }
        catch (TimeoutException)
        {
            return new Outcome(Ending.Silence, null, clock.Elapsed);
        }
    }

    private Connection? Kept() => _kept ??= Open();

    private void Drop()
    {
        _kept?.Dispose();
        _kept = null;
    }

    private Connection? Open()
    {
        try
        {
            return new Connection(url, Patience);
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
