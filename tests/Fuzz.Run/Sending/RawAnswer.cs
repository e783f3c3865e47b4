using System.Text;

namespace Platform.Fuzz.Run.Sending;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Whether the server will close the connection behind it.</summary>
    public bool Closes => (Header("Connection") ?? "").Contains("close", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the body is of that media type.</summary>
    public bool IsOf(string mediaType) => (Header("Content-Type") ?? "").Split(';')[0] == mediaType;

    /// <summary>The first header of that name, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }
}
