using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>Reads what a test and the platform say to each other: which secrets are in it, and which of them belong there.</summary>
internal static class Conversation
{
    private static readonly Dictionary<string, SecretKind> Members = new(StringComparer.Ordinal)
    {
        ["key"] = SecretKind.Key,
        ["state"] = SecretKind.State,
        ["code"] = SecretKind.AmazonCode,
        ["clientSecret"] = SecretKind.ClientSecret,
        ["secret"] = SecretKind.AuthorizationSecret,
        ["authorizationCode"] = SecretKind.PartnerCode,
        ["authCode"] = SecretKind.PartnerCode,
        ["refresh_token"] = SecretKind.PartnerToken,
        ["access_token"] = SecretKind.PartnerToken,
        ["client_secret"] = SecretKind.ClientSecret,
        ["code_verifier"] = SecretKind.Verifier,
    };

    /// <summary>A request and its answer. Secrets are learnt from what the platform took: a refused request may hold any word.</summary>
    public static async Task Note(this SecretLedger ledger, HttpRequestMessage request, Answer answer)
    {
        var route = request.RequestUri!.AbsolutePath;
        if (answer.Status is >= 200 and < 300)
        {
            if (request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } key })
                ledger.Learn(SecretKind.Key, key);
            if (request.Content is { } content)
                ledger.LearnFrom(await content.ReadAsStringAsync(), content.Headers.ContentType);
            ledger.LearnFrom(answer.Text, answer.MediaType is { } type ? new MediaTypeHeaderValue(type) : null);
        }

        var place = $"answer {answer.Status} to {request.Method} {Shape(route)}";
        ledger.Saw(Sighting.Of($"headers of {place}", string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}"))));
        ledger.Saw(Sighting.Of(place, answer.Text, Allowed(route, answer.Status)));
    }

    /// <summary>Learns the secret members of a JSON text or form; anything else teaches nothing.</summary>
    public static void LearnFrom(this SecretLedger ledger, string? text, MediaTypeHeaderValue? type)
    {
        if (type?.MediaType == "application/x-www-form-urlencoded")
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(text).Where(member => Members.ContainsKey(member.Key)))
                ledger.Learn(Members[name], value.ToString());
        }
        else if (type?.MediaType == "application/json" && !string.IsNullOrEmpty(text))
        {
            using var document = JsonDocument.Parse(text);
            ledger.LearnFrom(document.RootElement);
        }
    }

    private static void LearnFrom(this SecretLedger ledger, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                ledger.LearnFrom(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String && Members.TryGetValue(member.Name, out var kind))
                    ledger.LearnMember(kind, member.Value.GetString()!);
                else
                    ledger.LearnFrom(member.Value);
            }
        }
    }

    // What signs messages is the part behind the prefix (Standard Webhooks 1.0).
    private static void LearnMember(this SecretLedger ledger, SecretKind kind, string value)
    {
        ledger.Learn(kind, value);
        if (value.StartsWith("whsec_", StringComparison.Ordinal))
            ledger.Learn(kind, value["whsec_".Length..]);
    }

    // A new key, a consent and the tokens for Alexa are answers to those whose they are.
    private static SecretKind Allowed(string route, int status) => status is < 200 or >= 300 ? SecretKind.None : route switch
    {
        _ when route.EndsWith("/keys", StringComparison.Ordinal) => SecretKind.Key,
        _ when route.EndsWith("/consent", StringComparison.Ordinal) => SecretKind.State,
        "/oauth/token" => SecretKind.PartnerToken,
        _ => SecretKind.None,
    };

    // Ids change from run to run; a find should read alike.
    private static string Shape(string route) =>
        string.Join('/', route.Split('/').Select(segment => segment.Length > 16 ? "…" : segment));
}
