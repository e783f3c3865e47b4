using System.Net;
using System.Net.Sockets;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

public sealed class ListenerTests
{
    private const string Stranger = "203.0.113.9";

    [Fact]
    public async Task Documentation_is_open_on_the_management_listener()
    {
        var management = $"http://127.0.0.1:{FreePort()}";
        using var program = new ApiProcess();
        var url = await program.Start(("Management__Urls", management));
        (await As(Stranger, $"{management}/openapi/v1.json")).Status.ShouldBe(200);
        (await As(Stranger, $"{management}/docs/index.html")).Status.ShouldBe(200);
        if (url != management)
        {
            (await As(Stranger, $"{url}/openapi/v1.json")).Status.ShouldBe(401);
        }
    }

    [Fact]
    public async Task A_known_proxy_says_who_calls()
    {
        using var program = new ApiProcess();
        var url = await program.Start(("ForwardedProxies", "127.0.0.0/8"));
        (await As(Stranger, $"{url}/openapi/v1.json")).Status.ShouldBe(401);
        (await As("127.0.0.1", $"{url}/openapi/v1.json")).Status.ShouldBe(200);
        (await As($"127.0.0.1, {Stranger}", $"{url}/openapi/v1.json")).Status.ShouldBe(401);
    }

    private static async Task<ApiAnswer> As(string address, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        return await ApiClient.Send(request);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
