using Platform.Grains.Links;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Checks what codes are used for: a state stands for one code, for ever, and that is sent once, or once more while it is fresh.</summary>
internal sealed class CodeUses
{
    private readonly Dictionary<string, string> _spentWith = [];
    private readonly Dictionary<string, int> _sent = [];

    /// <summary>A callback has begun a flow.</summary>
    public void Consume(Callback callback)
    {
        var code = callback.CodeHash!;
        if (!_spentWith.TryAdd(callback.StateId, code))
        {
            _sent[callback.StateId].ShouldBe(0, "A state was consumed again although its code had been sent.");
            _spentWith[callback.StateId].ShouldBe(code);
        }

        _sent[callback.StateId] = 0;
    }

    /// <summary>The code goes out.</summary>
    public void Send(LinkFlow flow)
    {
        flow.Step.ShouldBe(FlowStep.Exchanging);
        flow.Pair.ShouldBeNull();
        _sent[flow.Attempt] = _sent.GetValueOrDefault(flow.Attempt) + 1;
        _sent[flow.Attempt].ShouldBeLessThanOrEqualTo(2);
    }

    /// <summary>The code goes out once more, by another process.</summary>
    public void SendAgain(LinkFlow flow, DateTimeOffset now)
    {
        (now < flow.CodeReceivedAt + LinkLimits.CodeLifetime).ShouldBeTrue("A code is too old to be sent again.");
        Send(flow);
    }

    /// <summary>The state went back unspent, for the same code only.</summary>
    public void TakeBack(string attempt) => _sent[attempt] = 0;
}
