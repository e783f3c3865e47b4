using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Calls;

/// <summary>Every call to Amazon's side passes here: it is logged when it arrives, takes effect, and is answered.</summary>
internal sealed class CallDesk(CallLog log)
{
    /// <param name="context">The request.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="effect">Does what the call asks for; gets the call's id.</param>
    public async Task Serve(HttpContext context, CallSubject subject, Func<long, Task<Answer>> effect)
    {
        var call = log.Arrived(subject);
        var answer = await effect(call.Id);
        log.Update(call.Id, record => record with { Phase = CallPhase.Applied, Detail = answer.Detail });
        await AnswerWriter.Write(context.Response, answer, context.RequestAborted);
        log.Update(call.Id, record => record with { Phase = CallPhase.Answered, Status = answer.Status });
    }
}
