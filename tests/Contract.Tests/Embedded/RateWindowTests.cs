using Platform.Contract.Tests.Hosting;
using Platform.Engine;

namespace Platform.Contract.Tests;

/// <summary>Rate windows that nodes share: here there is one process and nothing to share.</summary>
public sealed class RateWindowTests(SharedHost host) : IClassFixture<SharedHost>
{
    [Fact]
    public void None_are_offered() => host.Services.GetService<IRateWindows>().ShouldBeNull();
}
