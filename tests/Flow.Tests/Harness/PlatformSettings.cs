using Platform.AmazonSimulator;

namespace Platform.Flow.Tests.Harness;

/// <summary>The settings of a platform under test (api.md 9).</summary>
internal static class PlatformSettings
{
    public const string OperatorKey = "flow-tests-operator-key-4fd1c0b7e9a2";

    /// <summary>A platform on this folder that takes the simulator for Amazon.</summary>
    public static Dictionary<string, string> For(DataFolder folder, SimulatorServer amazon, int port) => new(EngineUnderTest.Settings(folder))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Urls"] = $"http://127.0.0.1:{port}",
        ["Operator:Key"] = OperatorKey,
        ["Limits:RequestsPerSecond"] = "0",
        ["Amazon:ConsentUrl"] = amazon.ConsentUrl,
        ["Amazon:AuthorizeUrl"] = amazon.AuthorizeUrl,
        ["Amazon:TokenUrl"] = amazon.TokenUrl,
        ["Amazon:ApiUrl"] = amazon.ApiUrl,
        ["Amazon:ApiHosts"] = string.Join(',', amazon.ApiHosts),
    };
}
