using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

/// <summary>Where the embedded engine refuses on one machine what Orleans refuses only between machines.</summary>
public sealed class StricterTests(SharedHost host) : IClassFixture<SharedHost>
{
    [Fact]
    public async Task Exceptions_without_a_serializer_do_not_cross_with_their_type() =>
        (await Should.ThrowAsync<Exception>(host.Grains.GetGrain<IContextGrain>(Probe.NewKey()).Throw("homeless")))
            .ShouldNotBeOfType<HomelessException>();
}
