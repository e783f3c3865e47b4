namespace Platform.Rival.Links;

/// <summary>What came back from the consent page.</summary>
internal sealed record CallbackRequest(string UserId)
{
    public string? State { get; init; }

    public string? Code { get; init; }

    public string? Error { get; init; }

    public string? ErrorDescription { get; init; }

    public string? Scope { get; init; }

    public string? Iss { get; init; }

    public string? RedirectUri { get; init; }
}
