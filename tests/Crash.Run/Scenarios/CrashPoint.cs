namespace Platform.Crash.Run.Scenarios;

/// <summary>A point in a story where the platform is killed.</summary>
/// <param name="Actor">Whose work comes there: that of the user that the story is about, or of the former holder of their Alexa account.</param>
/// <param name="Name">The point.</param>
internal readonly record struct CrashPoint(Actor Actor, string Name)
{
    private const string OfFormer = "former: ";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static CrashPoint Parse(string text) => text.StartsWith(OfFormer, StringComparison.Ordinal)
        ? new CrashPoint(Actor.Former, text[OfFormer.Length..])
        : new CrashPoint(Actor.User, text);

    public override string ToString() => Actor == Actor.Former ? OfFormer + Name : Name;
}
