using System.Text;
using System.Text.Json.Nodes;
using Platform.Api.Tests.Hosting;
using Platform.Flow.Tests.Partners;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>Valid bodies of the operations.</summary>
internal static class Bodies
{
    /// <summary>The secrets in the skills that are put.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["alexa-secret-1", "builtin-secret-1", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"];

    /// <summary>A body for a route, about the draft's user where it is about one; null for none.</summary>
    public static byte[]? Of(Route route, Draft draft, Dice dice, FuzzWorld world)
    {
        if (route.MediaType is null)
            return null;
        if (route.IsForm)
            return Encoding.ASCII.GetBytes(Form(draft, dice, world));
        JsonNode? json = route.Name switch
        {
            "putPartner" => new JsonObject { ["name"] = dice.Pick(["Spare", "Ünïcode ✓"]) },
            "createKey" => Key(dice),
            "putSkill" => dice.OneIn(3) ? SkillBodies.Minimal() : SkillBodies.Full(),
            "openConsent" => Consent(dice, world),
            "callback" => Callback(draft, dice, world),
            _ => SchemaExample.Of(route.Schema, dice),
        };
        return json is null ? null : Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>A form as Alexa sends one; the client authenticates in the body or, where the draft has it so, by Basic.</summary>
    private static string Form(Draft draft, Dice dice, FuzzWorld world)
    {
        var setup = world.Skill.Setup;
        List<string> form = dice.OneIn(3)
            ? ["grant_type=authorization_code", "code=made-up", $"redirect_uri={Uri.EscapeDataString(setup.RedirectUris[0])}"]
            : ["grant_type=refresh_token", $"refresh_token={world.RefreshTokens[draft.User]}"];
        form.Add($"client_id={setup.AuthClientId}");
        if (dice.OneIn(2))
            form.Add($"client_secret={Uri.EscapeDataString(setup.AuthClientSecret)}");
        else
            draft.SetHeader("Authorization", $"{OAuth.Basic(setup.AuthClientId, setup.AuthClientSecret)}");
        return string.Join('&', form);
    }

    private static JsonObject Key(Dice dice)
    {
        var key = new JsonObject { ["name"] = "fuzz", ["scopes"] = dice.OneIn(2) ? new JsonArray("links") : new JsonArray("links", "skills") };
        if (dice.OneIn(3))
            key["expiresAt"] = "2040-01-01T00:00:00+01:00";
        return key;
    }

    private static JsonObject? Consent(Dice dice, FuzzWorld world) => dice.Below(4) switch
    {
        0 => null,
        1 => [],
        2 => new JsonObject { ["stage"] = "development", ["accountLabel"] = "u…@example.org" },
        _ => new JsonObject { ["redirectUri"] = world.Skill.Setup.RedirectUris[0] },
    };

    private static JsonObject Callback(Draft draft, Dice dice, FuzzWorld world)
    {
        draft.User = dice.Below(world.Users.Count);
        var callback = new JsonObject { ["userId"] = world.Users[draft.User].UserId, ["state"] = world.States[draft.User] };
        if (dice.OneIn(4))
        {
            callback["error"] = dice.Pick(["access_denied", "server_error", "invalid_scope", "never_heard_of"]);
            callback["errorDescription"] = "words";
        }
        else
        {
            callback["code"] = $"made-up-{dice.Below(2)}";
        }

        return callback;
    }
}
