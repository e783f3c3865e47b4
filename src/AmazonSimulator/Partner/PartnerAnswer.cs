using System.Text.Json;

namespace Platform.AmazonSimulator.Partner;

/// <summary>Reads the partner's token answer as strictly as protocol.md 8 asks of partners.</summary>
internal static class PartnerAnswer
{
    private const int ShortestLifetime = 360;

    public static Redemption Read(int status, string? mediaType, string body)
    {
        if (status != 200)
            return Refused($"the partner's token endpoint answered {status}");
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            return Refused("the partner's token answer is not application/json");
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Refused("the partner's token answer is not JSON");
        }
    }

    private static Redemption Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refused("the partner's token answer is not an object");
        if (Text(root, "access_token") is not { Length: > 0 } accessToken)
            return Refused("access_token is missing");
        if (!"bearer".Equals(Text(root, "token_type"), StringComparison.OrdinalIgnoreCase))
            return Refused("token_type is not bearer");
        if (!root.TryGetProperty("expires_in", out var expiresIn)
            || expiresIn.ValueKind != JsonValueKind.Number
            || !expiresIn.TryGetInt64(out var seconds))
            return Refused("expires_in is missing or no number");
        if (seconds < ShortestLifetime)
            return Refused($"expires_in is below {ShortestLifetime}");
        return Text(root, "refresh_token") is { Length: > 0 } refreshToken
            ? new Redemption(new PartnerPair(accessToken, refreshToken), null)
            : Refused("refresh_token is missing");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Redemption Refused(string error) => new(null, error);
}
