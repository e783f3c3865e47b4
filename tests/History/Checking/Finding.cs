namespace Platform.History.Checking;

/// <summary>A fault that was found.</summary>
/// <param name="Rule">How it shows.</param>
/// <param name="Link">The link's key; empty where it is not known.</param>
/// <param name="Text">What happened, in words.</param>
internal sealed record Finding(Rule Rule, string Link, string Text)
{
    /// <summary>Which fault it is.</summary>
    public Fault Fault => Rule switch
    {
        <= Rule.MissingAtTheEnd => Fault.Lost,
        <= Rule.ResumedTooEarly => Fault.SpentTwice,
        _ => Fault.ServedAfterUnlink,
    };
}
