using System.Text.Json.Nodes;

namespace Platform.Api.Tests.Hosting;

/// <summary>Set-ups of skills.</summary>
internal static class SkillBodies
{
    public const string RedirectUri = "https://link.ridehailer.example/callback";

    /// <summary>A set-up with every member.</summary>
    public static JsonObject Full() => JsonNode.Parse(
        """
        {"name":"Ride Hailer","stage":"development","clientId":"amzn1.application-oa2-client.0a1b","clientSecret":"alexa-secret-1",
         "redirectUris":["https://link.ridehailer.example/callback","http://127.0.0.1:5081/callback"],"asin":"B0ABCDEFGH","pkce":true,
         "authorization":{"mode":"builtin","clientId":"alexa","clientSecret":"builtin-secret-1"},
         "webhook":{"url":"https://ridehailer.example/hooks/alexa","secret":"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"},
         "refresh":{"policy":"eager"},"webOrigins":["https://ridehailer.example"],
         "apps":{"ios":[{"appId":"TEAMID.com.ridehailer","paths":["/callback*"]}],
                 "android":[{"packageName":"com.ridehailer","sha256Fingerprints":["AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA"]}],
                 "returnUrl":"ridehailer://alexa"}}
        """)!.AsObject();

    /// <summary>A set-up with what is required only.</summary>
    public static JsonObject Minimal() => JsonNode.Parse(
        """
        {"name":"Ride Hailer","stage":"live","clientId":"client","clientSecret":"alexa-secret-1",
         "redirectUris":["https://link.ridehailer.example/callback"],"authorization":{"mode":"supplied"}}
        """)!.AsObject();

    /// <summary>A full set-up with one member changed; a path such as <c>authorization.mode</c>, a value as JSON, null to leave it out.</summary>
    public static JsonObject With(string path, string? json)
    {
        var body = Full();
        var names = path.Split('.');
        var place = names[..^1].Aggregate(body, (node, name) => node[name]!.AsObject());
        if (json is null)
        {
            place.Remove(names[^1]);
        }
        else
        {
            place[names[^1]] = JsonNode.Parse(json);
        }

        return body;
    }
}
