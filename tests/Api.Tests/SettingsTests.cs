using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Platform.Api.Settings;
using Platform.Engine;

namespace Platform.Api.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Development_needs_no_setting()
    {
        var settings = Read("Development");
        settings.PublicUrl.ShouldBeNull();
        settings.StoragePath.ShouldBe("data");
        settings.OperatorKey.ShouldBeNull();
        settings.ForwardedProxies.ShouldBeEmpty();
        settings.ManagementPorts.ShouldBeEmpty();
        settings.KeyLimit.ShouldBe(new RateLimit(TimeSpan.FromMilliseconds(5), 400));
    }

    [Fact]
    public void Outside_Development_the_public_address_is_required() =>
        Should.Throw<SettingException>(() => Read("Production")).Message.ShouldContain("PublicUrl");

    [Theory]
    [InlineData("http://platform.example")]
    [InlineData("platform.example")]
    [InlineData("https://u@platform.example")]
    [InlineData("https://platform.example/?x")]
    [InlineData("https://platform.example/#x")]
    [InlineData("ftp://platform.example")]
    public void A_public_address_is_https(string url)
    {
        var refusal = Should.Throw<SettingException>(() => Read("Production", ("PublicUrl", url)));
        refusal.Message.ShouldContain("PublicUrl");
    }

    [Fact]
    public void A_public_address_loses_the_slash_at_its_end() =>
        Read("Production", ("PublicUrl", "https://platform.example/base/")).PublicUrl.ShouldBe("https://platform.example/base");

    [Fact]
    public void An_operator_key_with_spaces_is_refused_without_being_told()
    {
        var refusal = Should.Throw<SettingException>(() => Read("Development", ("Operator:Key", "two words")));
        refusal.Message.ShouldContain("Operator:Key");
        refusal.Message.ShouldNotContain("two words");
    }

    [Fact]
    public void Proxies_are_addresses_and_networks()
    {
        Read("Development", ("ForwardedProxies", "10.0.0.7, 192.168.0.0/16")).ForwardedProxies.ShouldBe(
            [IPNetwork.Parse("10.0.0.7/32"), IPNetwork.Parse("192.168.0.0/16")]);
        Read("Development", ("ForwardedProxies:0", "::1")).ForwardedProxies.ShouldBe([IPNetwork.Parse("::1/128")]);
        Should.Throw<SettingException>(() => Read("Development", ("ForwardedProxies", "proxy.example"))).Message.ShouldContain("ForwardedProxies");
    }

    [Fact]
    public void The_management_listener_has_a_port()
    {
        Read("Development", ("Management:Urls", "http://127.0.0.1:5081")).ManagementPorts.ShouldBe([5081], ignoreOrder: true);
        foreach (var wrong in new[] { "http://127.0.0.1:0", "nonsense" })
        {
            Should.Throw<SettingException>(() => Read("Development", ("Management:Urls", wrong))).Message.ShouldContain("Management:Urls");
        }
    }

    [Theory]
    [InlineData("1", "1", 1_000_000, 1)]
    [InlineData("0.5", "3", 2_000_000, 3)]
    [InlineData("3", "2", 333_334, 2)]
    [InlineData("100000", "1000000", 10, 1_000_000)]
    public void A_limit_is_a_rate_and_a_burst(string rate, string burst, int microseconds, int expected) =>
        Read("Development", ("Limits:RequestsPerSecond", rate), ("Limits:Burst", burst)).KeyLimit
            .ShouldBe(new RateLimit(TimeSpan.FromMicroseconds(microseconds), expected));

    [Theory]
    [InlineData("Limits:RequestsPerSecond")]
    [InlineData("Limits:Burst")]
    public void Zero_switches_the_limit_off(string setting) => Read("Development", (setting, "0")).KeyLimit.ShouldBeNull();

    [Theory]
    [InlineData("Limits:RequestsPerSecond", "-1")]
    [InlineData("Limits:RequestsPerSecond", "many")]
    [InlineData("Limits:RequestsPerSecond", "1,5")]
    [InlineData("Limits:RequestsPerSecond", "NaN")]
    [InlineData("Limits:RequestsPerSecond", "0.0001")]
    [InlineData("Limits:RequestsPerSecond", "100001")]
    [InlineData("Limits:Burst", "-1")]
    [InlineData("Limits:Burst", "1.5")]
    [InlineData("Limits:Burst", "1000001")]
    [InlineData("Limits:Burst", "99999999999")]
    public void A_limit_that_makes_no_sense_is_refused_by_name(string setting, string value) =>
        Should.Throw<SettingException>(() => Read("Development", (setting, value))).Message.ShouldStartWith($"The setting {setting} must be ");

    private static ApiSettings Read(string environment, params (string Key, string Value)[] settings)
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        return SettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build(), host);
    }
}
