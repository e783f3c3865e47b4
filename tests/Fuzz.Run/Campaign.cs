using System.Diagnostics;
using Platform.Fuzz.Run.Grammar;
using Platform.Fuzz.Run.Judgement;
using Platform.Fuzz.Run.Sending;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run;

/// <summary>A run: the threads that send, the care for the world, the watch over the process, and the verdict.</summary>
internal sealed class Campaign(FuzzWorld world, FuzzOptions options, Action<string> say)
{
    private const int Threads = 32;
    private const int AtOnce = 8;
    private const long BetweenCare = 20_000;

    private readonly Generator _generator = new(world, options.Seed);
    private readonly Tally _tally = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next;

    /// <summary>Sends everything, and proves that all is well afterwards.</summary>
    public async Task<Verdict> Run()
    {
        var stored = world.StoredBytes();
        var watch = new ProcessWatch(world.World.Platform.Id, _tally);
        using var ended = new CancellationTokenSource();
        var watching = watch.Run(ended.Token);
        var caring = Care(ended.Token);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => OnAThreadOfItsOwn(Send)));
        var took = _clock.Elapsed;
        await ended.CancelAsync();
        await Task.WhenAll(watching, caring);
        return new Verdict
        {
            Asked = options.Requests,
            Tally = _tally,
            Growth = new Growth(watch.Samples),
            Took = took,
            PlainLink = await PlainLink(),
            Stored = (stored, world.StoredBytes()),
            Defects = world.Defects(),
        };
    }

    /// <summary>Sends one request alone: what it is and what came of it.</summary>
    public Finding Only(long index)
    {
        using var sender = new Sender(new Uri(world.World.Url));
        var shot = Shot.Of(index, _generator.Make(index));
        var outcome = sender.Alone(shot);
        return new Finding(options.Seed, shot, outcome, new Judge(world).Complaint(shot, outcome) ?? "nothing is wrong with it");
    }

    private static Task OnAThreadOfItsOwn(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Send()
    {
        using var sender = new Sender(new Uri(world.World.Url));
        var desk = new Desk(world, options.Seed, _tally, say);
        var line = new List<Shot>(AtOnce);
        while (_clock.Elapsed < options.Time && !world.World.Platform.HasEnded)
        {
            var first = Interlocked.Add(ref _next, AtOnce) - AtOnce;
            for (var index = first; index < Math.Min(first + AtOnce, options.Requests); index++)
            {
                var shot = Shot.Of(index, _generator.Make(index));
                if (shot.Draft.IsAlone)
                    Receive(shot, sender.Alone(shot));
                else if (shot.Draft.ServerMayRefuse)
                    sender.Pipeline([shot], Receive);
                else
                    line.Add(shot);
            }

            sender.Pipeline(line, Receive);
            line.Clear();
            if (first >= options.Requests)
                return;
        }

        void Receive(Shot shot, Outcome outcome) => desk.Receive(shot, outcome, sender);
    }

    private async Task Care(CancellationToken ended)
    {
        var caretaker = new Caretaker(world);
        for (var next = BetweenCare; !ended.IsCancellationRequested; next = _tally.Sent + BetweenCare)
        {
            while (_tally.Sent < next && !ended.IsCancellationRequested)
                await Task.Delay(TimeSpan.FromMilliseconds(200), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                return;
            say($"{_tally.Sent:N0} requests in {_clock.Elapsed.TotalSeconds:0} s");
            try
            {
                await caretaker.Tend();
            }
            catch (Exception failure)
            {
                // Requests undo at any time what is being put back; the proof comes at the end.
                say($"The world was not put back as a whole: {failure.Message}");
            }
        }
    }

    private async Task<string?> PlainLink()
    {
        try
        {
            await new Caretaker(world).Tend();
            await new Caretaker(world).ProveWhole();
            return null;
        }
        catch (Exception failure)
        {
            // Whatever it is, the verdict tells it.
            return failure.Message;
        }
    }
}
