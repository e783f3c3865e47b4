namespace Platform.Engine;

/// <summary>How records of grains are written, the same on both engines, so that they can move from one to the other.</summary>
public static class StateJson
{
    /// <summary>
    /// Camel case, enums as strings, bytes as base64; members that this program does not know are passed over, so that an older
    /// program can read a newer one's records. What is empty, and is so in a new record, is not written: reading gives it back.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ImmutableBytesConverter() },
    };

    // Not what merely equals its initial value: were that changed one day, stored records would change with it.
    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        var made = type.CreateObject?.Invoke();
        foreach (var member in type.Properties.Where(member => member is { Get: not null, Set: not null } && member.Name != "schemaVersion"))
        {
            var initial = made is null ? null : member.Get!(made);
            if (IsEmpty(initial))
                member.ShouldSerialize = (_, value) => !Equals(value, initial) && !(initial is ICollection && value is ICollection { Count: 0 });
        }
    }

    // An enum is always written: its first name may be another one day.
    private static bool IsEmpty(object? value) => value is null or ""
        || (value is ValueType and not Enum && value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType())))
        || value is ICollection { Count: 0 };
}
