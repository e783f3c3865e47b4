using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Any order of commands, valid and stale, on one record, with the clock moving and processes ending in between; every step is checked.</summary>
internal sealed class LinkHistory
{
    private readonly Bench _bench = new() { Care = CarePolicy.Of("eager", 0.5) };
    private readonly Choices _choices = new();
    private readonly LinkValues _values;
    private readonly StepEnds _ends;
    private readonly AnyCommands _commands;
    private readonly CodeUses _codes = new();
    private readonly Invariants _invariants;
    private bool? _calm;

    public LinkHistory()
    {
        _values = new LinkValues(_bench, _choices);
        _ends = new StepEnds(_bench, _choices, _values);
        _commands = new AnyCommands(_bench, _choices, _values);
        _invariants = new Invariants(_bench);
    }

    /// <summary>What the history came through.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>Reads a sequence as a history.</summary>
    public static void Play(int[] sequence) => new LinkHistory().PlayOn(sequence);

    /// <summary>Goes on with a sequence.</summary>
    public LinkHistory PlayOn(int[] sequence)
    {
        foreach (var number in sequence)
        {
            Step(number);
        }

        return this;
    }

    private void Step(int number)
    {
        _choices.Read(number);
        _calm ??= _choices.Take(2) == 0;
        var before = _bench.State;
        switch (_choices.Take(16))
        {
            case < 3:
                _bench.After(_values.AnyPause());
                break;
            case 3:
                _bench.Restart();
                break;
            case < 9:
                Perform();
                break;
            default:
                Command(_commands.Next(_calm.Value));
                break;
        }

        _invariants.Check(before, _values.AnyState());
    }

    // As the runner does: what the record asks for, with one of the ends that it can have.
    private void Perform()
    {
        var step = _bench.Plan;
        switch (step)
        {
            case LinkStep.Exchange { Flow: var flow }:
                _codes.Send(flow);
                _bench.Sent();
                Command(_ends.Exchange(flow.Attempt));
                break;
            case LinkStep.Resend { Flow: var flow }:
                Command(new LinkCommand.IntendResend(flow.Attempt));
                _codes.SendAgain(flow, _bench.Now);
                if (_choices.Take(3) > 0)
                {
                    Command(_ends.Exchange(flow.Attempt));
                }

                break;
            case LinkStep.Enable { Flow: var flow }:
                Command(_ends.BeforeEnable(flow.Attempt));
                if (_bench.State.Flow?.Step == FlowStep.Enabling)
                {
                    Command(_ends.Enable(flow.Attempt));
                }

                break;
            default:
                if (_ends.Of(step) is { } end)
                {
                    Command(end);
                }

                break;
        }
    }

    private void Command(LinkCommand command)
    {
        var before = _bench.State;
        var decision = _bench.Do(command);
        Fence.Check(before, command, _bench.State, _bench.Now);
        Seen.UnionWith(
        [
            command.GetType().Name, "status " + _bench.View.Status, "accounts " + _bench.State.Accounts.Length, "step " + _bench.State.Flow?.Step,
        ]);
        switch (command)
        {
            case LinkCommand.Return back when decision.Begins:
                _codes.Consume(back.Callback);
                break;
            case LinkCommand.ExchangeFailed { Spent: false } unsent when before.Flow?.Attempt == unsent.Attempt && _bench.State.Flow is null:
                _codes.TakeBack(unsent.Attempt);
                break;
        }
    }
}
