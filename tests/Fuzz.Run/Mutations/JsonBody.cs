using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Fuzz.Run.Grammar;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>A draft's body as JSON, where it still is JSON.</summary>
internal static class JsonBody
{
    /// <summary>Changes the object; leaves a body alone that is none any more.</summary>
    public static void Change(Draft draft, Action<JsonObject> change)
    {
        try
        {
            if (JsonNode.Parse(draft.Body is { Length: > 0 } read ? read : "{}"u8) is not JsonObject body)
                return;
            change(body);
            draft.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            // Spoilt before: what a text is not, or a member twice, shows only when it is looked at.
        }
    }

    /// <summary>Changes the text.</summary>
    public static void ChangeText(Draft draft, Func<string, string> change) =>
        draft.Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(draft.Body ?? "{}"u8)));

    /// <summary>Replaces a value somewhere in the body by a text that need not be JSON.</summary>
    public static void ReplaceValue(Draft draft, Dice dice, string text)
    {
        // Nothing else in a body looks like this.
        const string Mark = "@@here@@";
        Change(draft, body => Somewhere(body, dice)?.Invoke(JsonValue.Create(Mark)));
        ChangeText(draft, body => body.Replace($"\"{Mark}\"", text, StringComparison.Ordinal));
    }

    /// <summary>Sets a value somewhere in the body; null where there is none.</summary>
    public static Action<JsonNode?>? Somewhere(JsonObject body, Dice dice)
    {
        var places = new List<Action<JsonNode?>>();
        Collect(body, places);
        return places.Count == 0 ? null : dice.Pick(places);
    }

    private static void Collect(JsonNode node, List<Action<JsonNode?>> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add(changed => members[name] = changed);
                if (value is not null)
                    Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var place = i;
                places.Add(changed => items[place] = changed);
                if (items[i] is { } item)
                    Collect(item, places);
            }
        }
    }
}
