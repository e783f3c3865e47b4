using Microsoft.Extensions.Options;
using Platform.Amazon;

namespace Platform.Api.Links;

/// <summary>Who may have sent the user back: the origins of the two consent pages (RFC 9207; check 13).</summary>
internal sealed class AmazonIssuers(IOptions<AmazonOptions> options)
{
    /// <summary>Whether an <c>iss</c> names one of them.</summary>
    public bool Contains(string iss)
    {
        var issuer = iss.TrimEnd('/');
        return Origin(options.Value.ConsentUrl) == issuer || Origin(options.Value.AuthorizeUrl) == issuer;
    }

    private static string Origin(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}
