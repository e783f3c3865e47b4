namespace Platform.Grains.Links.Work;

/// <summary>What Amazon said about an account.</summary>
/// <typeparam name="T">What it answers when the account stands.</typeparam>
internal abstract record Finding<T>
{
    private Finding()
    {
    }

    /// <summary>Amazon answered.</summary>
    internal sealed record Answered(T Value, string Host) : Finding<T>;

    /// <summary>Amazon proved that the account is gone.</summary>
    internal sealed record Gone(string Code, LinkStatus Status) : Finding<T>;

    /// <summary>Amazon could not be asked, or said nothing that proves anything.</summary>
    internal sealed record Unknown(string Code, TimeSpan? RetryAfter) : Finding<T>;
}
