using Platform.Load.Loops;
using Platform.Load.Wire;

namespace Platform.Load.Work;

/// <summary>A consent for a user who was never seen before.</summary>
internal sealed class Consents(Requests requests, UserOrder order, Paths paths) : IWork
{
    private readonly Connection _connection = new(requests.Address);

    public async ValueTask<int?> Do(long number)
    {
        var reply = await _connection.Send(requests.EmptyPost(paths.Consent(Paths.NewUser(order.Of(number)))));
        return reply.Status == 201 ? null : reply.Status;
    }

    public void Dispose() => _connection.Dispose();
}
