using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Platform.Amazon.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        var options = Read();
        options.ConsentUrl.ShouldBe("https://alexa.amazon.com/spa/skill-account-linking-consent");
        options.AuthorizeUrl.ShouldBe("https://www.amazon.com/ap/oa");
        options.TokenUrl.ShouldBe("https://api.amazon.com/auth/o2/token");
        options.ApiUrl.ShouldBe("https://api.amazonalexa.com");
        options.ApiHosts.ShouldBe(["api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"]);
        options.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.EnablementTimeout.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void Hosts_replace_the_default_list_and_come_as_a_list_or_in_one_line()
    {
        Read(("ApiHosts:0", "api.amazonalexa.com")).ApiHosts.ShouldBe(["api.amazonalexa.com"]);
        Read(("ApiUrl", "http://127.0.0.1:5090"), ("ApiHosts", "127.0.0.1:5090, 127.0.0.1:5091")).ApiHosts.ShouldBe(["127.0.0.1:5090", "127.0.0.1:5091"]);
    }

    [Theory]
    [InlineData("5 s", 5000)]
    [InlineData("5s", 5000)]
    [InlineData("500 ms", 500)]
    [InlineData("1 min", 60000)]
    [InlineData("00:00:07", 7000)]
    [InlineData("00:00:00.2500000", 250)]
    public void Durations_are_written_with_a_unit_or_as_a_clock(string text, int milliseconds) =>
        Read(("Timeout", text)).Timeout.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("Timeout", "5")]
    [InlineData("Timeout", "five s")]
    [InlineData("Timeout", "-5 s")]
    [InlineData("Timeout", "0 s")]
    [InlineData("Timeout", "")]
    [InlineData("EnablementTimeout", "61 s")]
    [InlineData("ConsentUrl", "")]
    [InlineData("ConsentUrl", "alexa.amazon.com/spa")]
    [InlineData("ConsentUrl", "javascript:alert(1)")]
    [InlineData("AuthorizeUrl", "https://www.amazon.com/ap/oa?x=1")]
    [InlineData("AuthorizeUrl", "https://www.amazon.com/ap/oa?")]
    [InlineData("AuthorizeUrl", "https://www.amazon.com/ap/oa#x")]
    [InlineData("TokenUrl", "http://api.amazon.com/auth/o2/token")]
    [InlineData("TokenUrl", "https://user@api.amazon.com/auth/o2/token")]
    [InlineData("ApiUrl", "https://api.evil.example")]
    [InlineData("ApiUrl", "https://api.amazonalexa.com/v1")]
    [InlineData("ApiUrl", "https://api.amazonalexa.com:8443")]
    [InlineData("ApiHosts", "api.eu.amazonalexa.com")]
    [InlineData("ApiHosts", "api.amazonalexa.com,http://api.eu.amazonalexa.com")]
    [InlineData("ApiHosts", "api.amazonalexa.com,*.amazonalexa.com")]
    [InlineData("ApiHosts", "")]
    public async Task A_wrong_setting_keeps_the_program_from_starting_and_is_named(string setting, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAmazon(Configuration((setting, value)));
        using var host = builder.Build();
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        // A mismatch of address and allow-list names the list.
        refusal.Message.ShouldContain(setting.StartsWith("Api", StringComparison.Ordinal) ? "Amazon:Api" : $"Amazon:{setting}");
    }

    [Fact]
    public async Task The_defaults_and_the_simulators_settings_start()
    {
        await Starts();
        await Starts(
            ("ConsentUrl", "http://127.0.0.1:5090/spa/skill-account-linking-consent"), ("AuthorizeUrl", "http://127.0.0.1:5090/ap/oa"),
            ("TokenUrl", "http://127.0.0.1:5090/auth/o2/token"), ("ApiUrl", "http://127.0.0.1:5090"),
            ("ApiHosts", "127.0.0.1:5090,127.0.0.1:5091,127.0.0.1:5092"), ("Timeout", "5 s"));
    }

    private static async Task Starts(params (string, string)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAmazon(Configuration(settings));
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    private static AmazonOptions Read(params (string, string)[] settings)
    {
        using var provider = new ServiceCollection().AddAmazon(Configuration(settings)).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<AmazonOptions>>().Value;
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"Amazon:{setting.Name}", setting.Value)))
        .Build();
}
