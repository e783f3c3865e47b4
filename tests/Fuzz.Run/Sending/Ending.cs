namespace Platform.Fuzz.Run.Sending;

/// <summary>How a request ended.</summary>
internal enum Ending
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The server closed the connection without one.</summary>
    Closed,

    /// <summary>This side ended a request before its end; the server had begun to answer, and closed the connection before the end of that.</summary>
    BrokenOff,

    /// <summary>The server sent something that is no answer of HTTP/1.1.</summary>
    Garbled,

    /// <summary>Nothing came for longer than anything may take.</summary>
    Silence,

    /// <summary>This side went away, as it was meant to.</summary>
    LeftAlone,

    /// <summary>Nobody listens.</summary>
    Refused,
}
