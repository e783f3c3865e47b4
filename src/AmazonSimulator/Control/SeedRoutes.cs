using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Seeds;
using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Control;

/// <summary>Users in bulk who have linked already.</summary>
internal static class SeedRoutes
{
    private const int UsualPage = 1_000;

    public static void MapSeeds(this RouteGroupBuilder control)
    {
        control.MapGet("/seeds", (SeedBook seeds) => seeds.All);
        control.MapPut("/seeds/{name}", (string name, SeedRequest body, SeedBook seeds, PairLedger pairs, EnablementBook book) =>
        {
            var seed = seeds.Put(name, body);
            pairs.MakeRoom(body.Count);
            book.MakeRoom(body.Count);
            return seed;
        });
        control.MapGet("/seeds/{name}/grants", Grants);
    }

    private static Results<Ok<IReadOnlyList<SeededGrant>>, NotFound<ControlMessage>> Grants(string name, int? from, int? count, SeedBook seeds) =>
        seeds.Grants(name, from ?? 0, count ?? UsualPage) is { } grants
            ? TypedResults.Ok(grants)
            : TypedResults.NotFound(new ControlMessage("unknown", $"there is no seed {name}"));
}
