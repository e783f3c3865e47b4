using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>A value that a schema of the OpenAPI document allows: for operations that <see cref="Bodies"/> knows nothing better about.</summary>
internal static class SchemaExample
{
    private const int Deepest = 6;

    /// <summary>The schema with all references in their places, so that it stands without the document.</summary>
    public static JsonElement Resolve(JsonElement document, JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Undefined ? default : JsonSerializer.SerializeToElement(Resolved(document, schema, 0));

    public static JsonNode? Of(JsonElement schema, Dice dice)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return new JsonObject();
        if (schema.TryGetProperty("enum", out var values) && values.GetArrayLength() > 0)
            return JsonNode.Parse(dice.Pick([.. values.EnumerateArray()]).GetRawText());
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(choice, out var choices))
                return Of(dice.Pick([.. choices.EnumerateArray()]), dice);
        }

        return TypeOf(schema) switch
        {
            "object" => Members(schema, dice),
            "array" => new JsonArray(schema.TryGetProperty("items", out var items) ? [Of(items, dice)] : []),
            "integer" or "number" => 1 + dice.Below(9),
            "boolean" => dice.OneIn(2),
            "string" when schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" => "2040-01-01T00:00:00Z",
            "string" => dice.Pick(["text", "https://partner.example/x", "0a1b"]),
            _ => null,
        };
    }

    private static JsonObject Members(JsonElement schema, Dice dice)
    {
        var value = new JsonObject();
        if (!schema.TryGetProperty("properties", out var members))
            return value;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        foreach (var member in members.EnumerateObject())
        {
            if (required.Contains(member.Name) || dice.OneIn(2))
                value[member.Name] = Of(member.Value, dice);
        }

        return value;
    }

    // A type may be a list with "null" in it.
    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return null;
        return type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : type.EnumerateArray().Select(each => each.GetString()).FirstOrDefault(each => each != "null");
    }

    private static JsonNode? Resolved(JsonElement document, JsonElement schema, int depth)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object when schema.TryGetProperty("$ref", out var reference):
                var target = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (place, name) => place.GetProperty(name));
                return depth > Deepest ? null : Resolved(document, target, depth + 1);
            case JsonValueKind.Object:
                var members = schema.EnumerateObject();
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, Resolved(document, member.Value, depth))));
            case JsonValueKind.Array:
                return new JsonArray([.. schema.EnumerateArray().Select(item => Resolved(document, item, depth))]);
            default:
                return JsonNode.Parse(schema.GetRawText());
        }
    }
}
