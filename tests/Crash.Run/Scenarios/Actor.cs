namespace Platform.Crash.Run.Scenarios;

/// <summary>Who is in a story.</summary>
internal enum Actor
{
    /// <summary>The user that it is about.</summary>
    User,

    /// <summary>The user who held the Alexa account before.</summary>
    Former,
}
