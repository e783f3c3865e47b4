namespace Orleans.Runtime;

/// <summary>Values that flow with calls to the callee and on to those it calls; what a callee sets does not come back.</summary>
public static class RequestContext
{
    internal static AsyncLocal<ImmutableDictionary<string, object>?> Values { get; } = new();

    /// <summary>The value under a key, or null.</summary>
    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    /// <summary>Sets a value for calls made from here on. It must be of a type that travels.</summary>
    public static void Set(string key, object value) =>
        Values.Value = (Values.Value ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    /// <summary>Removes a value; false where there was none.</summary>
    public static bool Remove(string key)
    {
        var before = Values.Value;
        Values.Value = before?.Remove(key);
        return Values.Value != before;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Values.Value = null;
}
