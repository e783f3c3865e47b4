using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Crash.Run.Scenarios;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Worlds;

/// <summary>
/// The authorization server of partners that have one of their own. Each code names the user that it is for, and so does the token that
/// Alexa gets for it.
/// </summary>
internal sealed class PartnerCodes : IAsyncDisposable
{
    private const string Secret = "whsec_Y3Jhc2gtcnVuLWNhbGwtb3V0LXNpZ25pbmcta2V5";

    private readonly PartnerTokenServer _server;
    private readonly ConcurrentDictionary<string, bool> _away = new();
    private readonly ConcurrentDictionary<string, bool> _refused = new();
    private int _number;

    private PartnerCodes(PartnerTokenServer server)
    {
        _server = server;
        server.CallOuts.Otherwise = Answer;
    }

    public static async Task<PartnerCodes> Start() => new(await PartnerTokenServer.Start());

    /// <summary>A skill whose codes are made in that way.</summary>
    public Task<PartnerSkill> NewSkill(Partner partner, CodeMode mode) => partner.NewSkill(setup => mode switch
    {
        CodeMode.Supplied => setup with { Mode = "supplied", TokenUrl = _server.TokenUrl },
        CodeMode.CallOut => setup with
        {
            Mode = "callout", TokenUrl = _server.TokenUrl, CallOutUrl = _server.CallOutUrl, CallOutSecret = Secret,
        },
        _ => setup,
    });

    /// <summary>A fresh code for this user.</summary>
    public string New(string userId) => _server.NewCode($"{userId}-{Interlocked.Increment(ref _number)}");

    /// <summary>The next question about this user is answered with 503.</summary>
    public void BeAway(string userId) => _away[userId] = true;

    /// <summary>From here on there is no code for this user.</summary>
    public void Refuse(string userId) => _refused[userId] = true;

    /// <summary>Whether an access token came of a code for this user.</summary>
    public static bool IsFor(string userId, string accessToken) =>
        accessToken.StartsWith($"access-for-{userId}-", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private RequestDelegate Answer(CallOut question)
    {
        if (!question.IsSignedBy(Secret))
            return CallOutEndpoint.Answer(401);
        using var body = JsonDocument.Parse(question.Body);
        var user = body.RootElement.GetProperty("userId").GetString()!;
        return _refused.ContainsKey(user) ? CallOutEndpoint.Answer(403)
            : _away.TryRemove(user, out _) ? CallOutEndpoint.Answer(503)
            : CallOutEndpoint.Answer(200, $$"""{"code":"{{New(user)}}"}""");
    }
}
