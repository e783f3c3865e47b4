using Microsoft.Extensions.Options;
using Platform.Amazon.Enabling;

namespace Platform.Amazon.Settings;

/// <summary>Checks the settings at start (api.md 9): a mistake here would send secrets to the wrong place.</summary>
internal sealed class AmazonOptionsCheck : IValidateOptions<AmazonOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, AmazonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> problems =
        [
            .. Address(nameof(options.ConsentUrl), options.ConsentUrl),
            .. Address(nameof(options.AuthorizeUrl), options.AuthorizeUrl),
            .. Address(nameof(options.TokenUrl), options.TokenUrl),
            .. Address(nameof(options.ApiUrl), options.ApiUrl),
            .. Duration(nameof(options.Timeout), options.Timeout),
            .. Duration(nameof(options.EnablementTimeout), options.EnablementTimeout),
        ];
        if (problems.Count == 0)
            problems.AddRange(Hosts(options));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Address(string setting, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri)
            || uri is not { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }
            || value.AsSpan().ContainsAny('?', '#'))
        {
            yield return $"Amazon:{setting} must be an absolute https URL without user, query and fragment.";
        }
        else if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
        {
            yield return $"Amazon:{setting} must be https; http is for a loopback address only.";
        }
    }

    private static IEnumerable<string> Duration(string setting, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > Longest)
            yield return $"Amazon:{setting} must be over 0 and at most 1 min.";
    }

    private static IEnumerable<string> Hosts(AmazonOptions options)
    {
        var api = new Uri(options.ApiUrl);
        var wrong = options.ApiHosts.Where(host => !ApiHosts.TryNormalise(host, api.Scheme, out _)).ToList();
        foreach (var host in wrong)
            yield return $"Amazon:ApiHosts has `{host}`, which is no host or host:port.";
        if (options.ApiHosts.Count == 0)
            yield return "Amazon:ApiHosts is empty; no request could be made.";
        if (wrong.Count == 0 && !new ApiHosts(Options.Create(options)).TryAllow(api.Authority, out _))
            yield return $"Amazon:ApiHosts must contain `{api.Authority}`, the host of Amazon:ApiUrl, which gets bearer tokens too.";
        if (api.AbsolutePath != "/")
            yield return "Amazon:ApiUrl must have no path.";
    }
}
