using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Platform.Amazon.Settings;

/// <summary>
/// Reads the section <c>Amazon</c>. By hand, since the framework's binder would append configured hosts to the default allow-list instead
/// of replacing it, and would read <c>5</c> as five days.
/// </summary>
internal sealed class AmazonOptionsSetup(IConfiguration configuration) : IConfigureOptions<AmazonOptions>
{
    private static readonly char[] Separators = [',', ';', ' '];

    public void Configure(AmazonOptions options)
    {
        var section = configuration.GetSection(AmazonOptions.Section);
        options.ConsentUrl = section[nameof(options.ConsentUrl)] ?? options.ConsentUrl;
        options.AuthorizeUrl = section[nameof(options.AuthorizeUrl)] ?? options.AuthorizeUrl;
        options.TokenUrl = section[nameof(options.TokenUrl)] ?? options.TokenUrl;
        options.ApiUrl = section[nameof(options.ApiUrl)] ?? options.ApiUrl;
        options.ApiHosts = Hosts(section.GetSection(nameof(options.ApiHosts))) ?? options.ApiHosts;
        options.Timeout = Duration(section, nameof(options.Timeout)) ?? options.Timeout;
        options.EnablementTimeout = Duration(section, nameof(options.EnablementTimeout)) ?? options.EnablementTimeout;
    }

    // A list, or one string with commas or spaces, which is easier to write in an environment variable.
    private static List<string>? Hosts(IConfigurationSection section)
    {
        // Items first: a list that takes the place of a file's empty one still has the file's empty value above it.
        var hosts = section.GetChildren().Select(child => child.Value).OfType<string>().ToList();
        return hosts.Count > 0 ? hosts : section.Value?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
    }

    private static TimeSpan? Duration(IConfigurationSection section, string name) => section[name] switch
    {
        null => null,
        { } text when DurationText.TryParse(text, out var duration) => duration,
        _ => throw new OptionsValidationException(
            AmazonOptions.Section, typeof(AmazonOptions), [$"{section.Path}:{name} is no duration: write `5 s`, `500 ms` or `00:00:05`."]),
    };
}
