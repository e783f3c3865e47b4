using System.Text;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>
/// A request on its way from valid to whatever becomes of it, in the parts that mutations take hold of. Texts stand for bytes, one character
/// each (Latin-1).
/// </summary>
internal sealed class Draft
{
    public required Route Route { get; init; }

    public required string Method { get; set; }

    /// <summary>The path's segments as they are written, percent-encoding included.</summary>
    public List<string> Segments { get; init; } = [];

    /// <summary>Which of them are parameters.</summary>
    public List<int> Parameters { get; init; } = [];

    /// <summary>The query's parts as they are written.</summary>
    public List<string> Query { get; init; } = [];

    /// <summary>The whole target, where it is not made of path and query.</summary>
    public string? Target { get; set; }

    public string Version { get; set; } = "HTTP/1.1";

    public string Gap { get; set; } = " ";

    public string LineEnd { get; set; } = "\r\n";

    /// <summary>What stands before the request line.</summary>
    public string Lead { get; set; } = "";

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    /// <summary>In how many bytes each the body goes out in chunks; 0: with its length.</summary>
    public int ChunkSize { get; set; }

    /// <summary>Whether the mutations have said all about the body's length, or the lack of it.</summary>
    public bool OwnFraming { get; set; }

    /// <summary>The last word on the bytes.</summary>
    public Func<byte[], byte[]>? Finish { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>What was done to it.</summary>
    public List<string> Mutations { get; } = [];

    /// <summary>The user of the world that this is about, or -1.</summary>
    public int User { get; set; } = -1;

    /// <summary>Whether method and path are still those of the route.</summary>
    public bool IsAddressed { get; set; } = true;

    /// <summary>Whether it may be so malformed that the server itself refuses it, before there is a request that could have a problem.</summary>
    public bool ServerMayRefuse { get; set; }

    /// <summary>Whether the connection may end without an answer, since the request never ends or its answer cannot be delivered.</summary>
    public bool MayStayUnanswered { get; set; }

    /// <summary>Whether it needs a connection of its own: what follows it could be taken for a part of it.</summary>
    public bool IsAlone => Delivery != Delivery.Plain || MayStayUnanswered;

    public bool IsHead => Method == "HEAD";

    public string Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    public void SetHeader(string name, string value)
    {
        RemoveHeader(name);
        Headers.Add((name, value));
    }

    public void RemoveHeader(string name) => Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bytes to send, and how many of them are the head.</summary>
    public (byte[] Bytes, int Head) Encode()
    {
        var target = Target ?? "/" + string.Join('/', Segments) + (Query.Count == 0 ? "" : "?" + string.Join('&', Query));
        var head = new StringBuilder(Lead).Append(Method).Append(Gap).Append(target).Append(Gap).Append(Version).Append(LineEnd);
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append(LineEnd);
        if (!OwnFraming && ChunkSize > 0 && Body is not null)
            head.Append("Transfer-Encoding: chunked").Append(LineEnd);
        else if (!OwnFraming && (Body is not null || Method is "POST" or "PUT"))
            head.Append("Content-Length: ").Append(Body?.Length ?? 0).Append(LineEnd);
        var start = Encoding.Latin1.GetBytes(head.Append(LineEnd).ToString());
        byte[] bytes = [.. start, .. ChunkSize > 0 && Body is not null ? Chunks.Of(Body, ChunkSize) : Body ?? []];
        return Finish is null ? (bytes, start.Length) : (Finish(bytes), start.Length);
    }
}
