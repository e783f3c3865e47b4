using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Platform.Amazon;
using Platform.Amazon.Tests.Wire;

namespace Platform.Grains.Tests.Outbound;

/// <summary>Where the platform goes on a partner's word, and where it does not.</summary>
public sealed class GuardTests
{
    private const string Development = "Development";
    private const string Production = "Production";

    [Fact]
    public async Task Check_43_The_address_that_was_looked_up_is_the_one_that_is_called_whatever_DNS_says_next()
    {
        await using var server = await HttpStub.Start();
        var port = new Uri(server.Url).Port;
        using var other = new Listener();
        var names = new FakeResolver(["127.0.0.1"], ["127.0.0.2"]);
        await using var bench = SenderBench.In(Development, names);

        (await bench.Send($"http://partner.example:{port}/hooks")).Status.ShouldBe(200);

        server.Requests.ShouldHaveSingleItem().Headers["Host"].ShouldBe($"partner.example:{port}");
        names.Asked.ShouldBe(["partner.example"]);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254")]
    public async Task Check_43_A_name_of_private_addresses_is_not_called(params string[] addresses)
    {
        using var target = new Listener();
        await using var bench = SenderBench.In(Production, new FakeResolver(addresses));

        var reply = await bench.Send($"https://partner.example:{target.Port}/hooks");

        (reply.Status, reply.Delivery).ShouldBe((null, Delivery.NotSent));
        target.WasCalled.ShouldBeFalse();
        bench.Log.Lines.ShouldContain(line => line.Contains("partner.example has no public address"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Check_43_This_machine_is_not_called_by_any_of_its_names(string host)
    {
        using var target = new Listener();
        await using var bench = SenderBench.In(Production);

        (await bench.Send($"https://{host}:{target.Port}/hooks")).Delivery.ShouldBe(Delivery.NotSent);

        target.WasCalled.ShouldBeFalse();
    }

    [Fact]
    public async Task Check_43_Plain_http_is_for_Development()
    {
        var names = new FakeResolver(["127.0.0.1"]);
        await using var bench = SenderBench.In(Production, names);
        (await bench.Send("http://partner.example/hooks")).Delivery.ShouldBe(Delivery.NotSent);
        names.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_first_address_does_not_answer_the_next_one_does()
    {
        await using var server = await HttpStub.Start();
        await using var bench = SenderBench.In(Development, new FakeResolver(["127.0.0.2", "::1", "127.0.0.1"]));
        (await bench.Send($"http://partner.example:{new Uri(server.Url).Port}/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_name_that_is_none_is_no_answer()
    {
        await using var bench = SenderBench.In(Development, new FakeResolver());
        (await bench.Send("https://partner.example/")).Delivery.ShouldBe(Delivery.NotSent);
    }

    [Fact]
    public async Task TLS_asks_for_the_name_and_an_untrusted_certificate_gets_nothing()
    {
        var (asked, served) = ("", 0);
        using var certificate = Certificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            listen.UseHttps(https => https.ServerCertificateSelector = (_, name) =>
            {
                asked = name;
                return certificate;
            })));
        await using var server = builder.Build();
        server.Run(_ =>
        {
            served++;
            return Task.CompletedTask;
        });
        await server.StartAsync();
        await using var bench = SenderBench.In(Development, new FakeResolver(["127.0.0.1"]));

        (await bench.Send($"https://partner.example:{new Uri(server.Urls.Single()).Port}/")).Delivery.ShouldBe(Delivery.NotSent);

        (asked, served).ShouldBe(("partner.example", 0));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=partner.example", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
