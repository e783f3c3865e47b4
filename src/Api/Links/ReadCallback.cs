using Platform.Api.Http;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Api.Links;

/// <summary>A callback whose state was opened, or why it was not.</summary>
/// <param name="Link">The link that the state belongs to.</param>
/// <param name="Command">The grain's command, or null.</param>
/// <param name="Problem">Why there is no command, or null.</param>
internal sealed record ReadCallback(LinkKey Link, Callback? Command, Problem? Problem);
