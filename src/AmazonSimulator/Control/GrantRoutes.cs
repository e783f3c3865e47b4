using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Control;

/// <summary>What the token endpoint issued and took, and how it behaves.</summary>
internal static class GrantRoutes
{
    public static void MapGrants(this RouteGroupBuilder control)
    {
        control.MapGet("/grants", (string? user, string? clientId, CodeLedger codes, PairLedger pairs) =>
            new GrantHistory(codes.History(user, clientId), pairs.Pairs(user, clientId), pairs.RefreshTokens(user, clientId)));
        control.MapPost("/revoke", (Revocation body, PairLedger pairs) =>
            new RevocationCount(pairs.Revoke(body.User, body.SkillId, body.ClientId, RevocationReasons.AppRemoved)));
        control.MapGet("/rotation", (PairLedger pairs) => pairs.Rotation);
        control.MapPut("/rotation", (RotationSettings body, PairLedger pairs) => pairs.Rotation = body);
        control.MapGet("/tokens", (PairLedger pairs) => pairs.Settings);
        control.MapPut("/tokens", (TokenSettings body, PairLedger pairs) => pairs.Settings = body);
    }
}
