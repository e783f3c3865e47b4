using Platform.Load.Loops;
using Platform.Load.Wire;

namespace Platform.Load.Work;

/// <summary>Gives a new user an account at the simulated Amazon, one of three regions: an Alexa account belongs to one user at a time.</summary>
internal sealed class AmazonUsers(Requests simulator, UserOrder order) : IWork
{
    private static readonly string[] Regions = ["NA", "EU", "FE"];

    private readonly Connection _connection = new(simulator.Address);

    public async ValueTask<int?> Do(long number)
    {
        var user = order.Of(number);
        var body = $$"""{"region":"{{Regions[user % Regions.Length]}}"}""";
        var reply = await _connection.Send(simulator.Json("PUT", $"/_control/users/{Paths.AmazonUser(user)}", body));
        return reply.Status == 200 ? null : reply.Status;
    }

    public void Dispose() => _connection.Dispose();
}
