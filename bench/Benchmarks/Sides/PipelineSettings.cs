namespace Platform.Benchmarks.Sides;

/// <summary>How the platform is set for measuring, and so is its ceiling.</summary>
internal static class PipelineSettings
{
    /// <summary>
    /// The rate limits count but limit nobody. One line for each request is not written, since the rival writes none; the audit stream is.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(Uri url, Simulator simulator) => new Dictionary<string, string>(simulator.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Urls"] = url.ToString().TrimEnd('/'),
        ["Operator:Key"] = Partner.OperatorKey,
        ["Limits:RequestsPerSecond"] = "100000",
        ["Limits:Burst"] = "1000000",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Platform.Vault.Audit"] = "Information",
        ["Logging:LogLevel:Platform.Api.Audit"] = "Information",
    };
}
