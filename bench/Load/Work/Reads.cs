using Platform.Load.Loops;
using Platform.Load.Wire;

namespace Platform.Load.Work;

/// <summary>A question about a user's link; <paramref name="expected"/>, where given, must be in the answer.</summary>
internal sealed class Reads(Requests requests, UserOrder order, Func<long, string> path, byte[]? expected) : IWork
{
    private readonly Connection _connection = new(requests.Address);

    public async ValueTask<int?> Do(long number)
    {
        var reply = await _connection.Send(requests.Bare("GET", path(order.Of(number))));
        if (reply.Status != 200)
            return reply.Status;
        return expected is null || reply.Body.Span.IndexOf(expected) >= 0 ? null : 1;
    }

    public void Dispose() => _connection.Dispose();
}
