namespace Platform.Benchmarks.Results;

/// <summary>One line of the results. Null where a column has no meaning, or where a side is not there.</summary>
/// <param name="Id">The workload, such as <c>W3</c>; a part of one has a suffix, such as <c>W3.large</c>.</param>
/// <param name="Unit">Of the three figures behind it.</param>
/// <param name="Platform">The platform's median.</param>
/// <param name="Rival">The rival's.</param>
/// <param name="Ceiling">That of the same server, or a server, which does nothing of the work.</param>
/// <param name="P50">Milliseconds that half of the platform's answers took at most.</param>
/// <param name="P99">Milliseconds that 99 % of them took at most.</param>
internal sealed record WorkloadResult(string Id, string Unit, double? Platform, double? Rival, double? Ceiling, double? P50, double? P99);
