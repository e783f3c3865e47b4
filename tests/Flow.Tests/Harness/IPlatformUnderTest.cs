using Platform.AmazonSimulator;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Harness;

/// <summary>A platform, as a process or inside the test, and the Amazon that it knows.</summary>
internal interface IPlatformUnderTest
{
    string Url { get; }

    ApiClient Operator { get; }

    SimulatorControl Control { get; }
}
