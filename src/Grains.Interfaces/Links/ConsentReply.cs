namespace Platform.Grains.Links;

/// <summary>The terms of an opened consent, from which the API builds both URLs, or why none was opened.</summary>
[GenerateSerializer, Immutable, Alias("ConsentReply")]
public sealed record ConsentReply
{
    /// <summary>Set where no consent was opened.</summary>
    [Id(0)] public Refusal? Refusal { get; init; }

    /// <summary>The Alexa client id of the skill (protocol.md 0, pair B).</summary>
    [Id(1)] public string ClientId { get; init; } = "";

    /// <summary>The stage that this consent was made with.</summary>
    [Id(2)] public string Stage { get; init; } = "";

    /// <summary>The redirect URI that this consent was made with.</summary>
    [Id(3)] public string RedirectUri { get; init; } = "";

    /// <summary>Whether the URLs carry a PKCE challenge.</summary>
    [Id(4)] public bool Pkce { get; init; }

    /// <summary>When the state stops being accepted.</summary>
    [Id(5)] public DateTimeOffset ExpiresAt { get; init; }
}
