using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Faults;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Calls;

/// <summary>Every call to Amazon passes here: logged when it arrives, struck by a fault or not, applied or not, answered or not.</summary>
internal sealed class CallDesk(CallLog log, FaultBook faults)
{
    private static readonly FaultScript Harmless = new() { Endpoint = "" };

    /// <param name="context">The request.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="effect">Does what the call asks for; gets the call's id.</param>
    public async Task Serve(HttpContext context, CallSubject subject, Func<long, Task<Answer>> effect)
    {
        var call = log.Arrived(subject);
        var fault = faults.Strike(subject);
        var script = fault?.Script ?? Harmless;
        if (fault is not null)
            log.Update(call.Id, record => record with { Fault = fault.Id });

        // The effect does not ask whether the caller still waits: neither does Amazon.
        await Task.Delay(script.DelayBeforeMs, CancellationToken.None);
        var truth = script.TakesEffect() ? await effect(call.Id) : null;
        var answer = script.Compose(truth);
        log.Update(call.Id, record => record with { Phase = CallPhase.Applied, Detail = answer.Detail });

        var written = await Deliver(context, script, answer);
        log.Update(call.Id, record => record with { Phase = CallPhase.Answered, Status = written ? answer.Status : 0 });
    }

    /// <summary>Whether the whole answer went out.</summary>
    private static async Task<bool> Deliver(HttpContext context, FaultScript script, Answer answer)
    {
        try
        {
            await Task.Delay(script.DelayMs, context.RequestAborted);
            if (script.Reset is FaultReset.Before or FaultReset.After)
            {
                context.Abort();
                return false;
            }

            var pace = new AnswerPace(script.Repeat, TimeSpan.FromMilliseconds(script.ByteDelayMs), script.Reset == FaultReset.During);
            await AnswerWriter.Write(context, answer, pace);
            return !pace.CutInTheMiddle;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The caller went away before the answer did.
            return false;
        }
    }
}
