namespace Platform.Grains.Links.Decisions;

/// <summary>What a linked account needs.</summary>
internal enum CareKind
{
    /// <summary>Its pair is to be refreshed.</summary>
    Refresh,

    /// <summary>Amazon is to be asked whether it stands.</summary>
    Verify,
}
