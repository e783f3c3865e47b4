using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Partner;
using Platform.AmazonSimulator.Registry;

namespace Platform.AmazonSimulator.Control;

/// <summary>What is enabled for whom, and what users do in the Alexa app.</summary>
internal static class EnablementRoutes
{
    public static void MapEnablements(this RouteGroupBuilder control)
    {
        control.MapGet("/enablements", (EnablementBook book) => book.All);
        control.MapPut("/enablements/{user}/{skillId}", Change);
        control.MapDelete("/enablements/{user}/{skillId}", Disable);
        control.MapPost("/enablements/{user}/{skillId}/refresh", RefreshPartnerPair);
    }

    private static EnablementRecord Change(string user, string skillId, EnablementChange body, UserRegistry users, EnablementBook book) =>
        book.Change(users.Find(user) ?? throw new BadHttpRequestException($"there is no user {user}"), skillId, body);

    private static Results<NoContent, NotFound<ControlMessage>> Disable(string user, string skillId, EnablementVerbs verbs) =>
        verbs.Disable(user, skillId) ? TypedResults.NoContent() : NotEnabled(user, skillId);

    /// <summary>Alexa refreshes the partner's pair, as it does when the access token ends.</summary>
    private static async Task<Results<Ok<EnablementRecord>, NotFound<ControlMessage>, JsonHttpResult<ControlMessage>>> RefreshPartnerPair(
        string user, string skillId, string? clientId,
        EnablementBook book, ClientRegistry clients, UserRegistry users, PartnerTokenClient partner)
    {
        if (book.Find(user, skillId) is not { PartnerRefreshToken: { } refreshToken } || users.Find(user) is not { } person)
            return NotEnabled(user, skillId);
        var client = clients.All.FirstOrDefault(client => client.SkillId == skillId && (clientId is null || clientId == client.ClientId))
            ?? throw new BadHttpRequestException("no such client has this skill");
        var redemption = await partner.Refresh(client, person, refreshToken);
        return redemption.Pair is { } pair && book.Refreshed(user, skillId, pair) is { } enablement
            ? TypedResults.Ok(enablement)
            : TypedResults.Json(new ControlMessage("partner", redemption.Error ?? "disabled meanwhile"), statusCode: 502);
    }

    private static NotFound<ControlMessage> NotEnabled(string user, string skillId) =>
        TypedResults.NotFound(new ControlMessage("unknown", $"{skillId} is not enabled and linked for {user}"));
}
