namespace Platform.Amazon;

/// <summary>Which hosts serve a user, as Amazon named them (protocol.md 4.1).</summary>
/// <param name="Hosts">Those of the allow-list, <c>host</c> or <c>host:port</c>, normalised and distinct, in Amazon's order; at least one.</param>
/// <param name="IsComplete">
/// Whether these are all that Amazon named. False where others were left out: then what these do not know may be known there, so their 404 proves
/// nothing (design.md 4).
/// </param>
public sealed record ApiEndpoints(IReadOnlyList<string> Hosts, bool IsComplete);
