namespace Platform.Api.Auth;

/// <summary>The operator's key, of which this process keeps a hash. Nothing matches before it is known.</summary>
internal sealed class OperatorKey
{
    private KeyHash? _hash;
    private int _length;

    /// <summary>Sets the key; called once at start.</summary>
    public void Set(string key)
    {
        _length = key.Length;
        _hash = KeyHash.Of(key);
    }

    /// <summary>
    /// Whether a text is the key, in time that depends on nothing but the lengths of both: partners' keys, which every other request has, are
    /// not hashed for it.
    /// </summary>
    public bool Matches(ReadOnlySpan<char> text) => text.Length == _length && _hash?.IsOf(text) == true;
}
