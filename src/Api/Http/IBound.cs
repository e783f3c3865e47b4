namespace Platform.Api.Http;

/// <summary>A part of a request as an endpoint takes it: read, or with the reason why it cannot be read.</summary>
internal interface IBound
{
    /// <summary>Why the part cannot be read, or null.</summary>
    Problem? Problem { get; }
}
