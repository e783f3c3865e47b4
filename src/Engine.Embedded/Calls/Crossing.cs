namespace Platform.Engine.Embedded.Calls;

/// <summary>Which exceptions cross calls with their type: those that Orleans has serializers for, and those that ask for one.</summary>
internal static class Crossing
{
    private static readonly string[] Known = ["System", "Microsoft", "Azure", "Orleans"];

    /// <summary>The exception as the caller gets it; of a type that would not cross on a cluster only the words.</summary>
    public static Exception Of(Exception exception)
    {
        var type = exception.GetType();
        return type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
            || Known.Any(prefix => type.Namespace?.StartsWith(prefix, StringComparison.Ordinal) ?? false)
            ? exception
            : new OrleansException($"{type} (which has no [GenerateSerializer], so its type does not cross): {exception.Message}");
    }
}
