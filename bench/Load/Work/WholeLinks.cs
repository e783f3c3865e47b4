using System.Text.Json;
using Platform.Load.Loops;
using Platform.Load.Wire;

namespace Platform.Load.Work;

/// <summary>
/// A user's whole way: consent, the yes at Amazon, callback, linked. Every twentieth callback comes twice at the same time, as from a browser that
/// sends the redirect again; both must be told the same.
/// </summary>
internal sealed class WholeLinks(Requests requests, Requests simulator, UserOrder order, Paths paths) : IWork
{
    private const int OneInDoubled = 20;

    private readonly Connection _connection = new(requests.Address);
    private readonly Connection _second = new(requests.Address);
    private readonly Connection _amazon = new(simulator.Address);

    public async ValueTask<int?> Do(long number)
    {
        var user = order.Of(number);
        var name = Paths.NewUser(user);
        var consent = await _connection.Send(requests.EmptyPost(paths.Consent(name)));
        if (consent.Status != 201)
            return consent.Status;

        var approval = JsonSerializer.Serialize(new { url = Text(consent, "lwaFallbackUrl"), user = Paths.AmazonUser(user) });
        var approved = await _amazon.Send(simulator.Json("POST", "/_control/approve", approval));
        if (approved.Status != 200 || Text(approved, "redirect") is not { } redirect)
            return approved.Status;

        var query = new Uri(redirect).Query;
        var callback = requests.Json("POST", "/v1/callback", JsonSerializer.Serialize(
            new { userId = name, state = Parameter(query, "state"), code = Parameter(query, "code") }));
        if (number % OneInDoubled != 0)
            return Judge(await _connection.Send(callback));

        var twin = _second.Send(callback).AsTask();
        var first = Judge(await _connection.Send(callback));
        return Judge(await twin) ?? first;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _second.Dispose();
        _amazon.Dispose();
    }

    private static int? Judge(Reply reply) => (reply.Status, Text(reply, "status")) switch
    {
        (200, "linked") => null,
        (200, _) => 1,
        _ => reply.Status,
    };

    private static string? Text(Reply reply, string name)
    {
        if (reply.Body.IsEmpty)
            return null;
        using var json = JsonDocument.Parse(reply.Body);
        return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static string? Parameter(string query, string name) => query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}
