namespace Platform.Fuzz.Run.Grammar;

/// <summary>How the bytes of a request go out.</summary>
internal enum Delivery
{
    /// <summary>All at once, others before and behind it.</summary>
    Plain,

    /// <summary>All at once; where no answer comes soon, this side says that nothing more will.</summary>
    Nudged,

    /// <summary>The head, and the body once the server asks for it.</summary>
    AfterContinue,

    /// <summary>A part, and then the connection is reset.</summary>
    Cut,

    /// <summary>All of it, and then the connection is reset.</summary>
    Left,

    /// <summary>Less than was announced, and then silence.</summary>
    Silent,
}
