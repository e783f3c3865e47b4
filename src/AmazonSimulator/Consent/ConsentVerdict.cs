namespace Platform.AmazonSimulator.Consent;

/// <summary>What becomes of a consent URL.</summary>
internal abstract record ConsentVerdict
{
    /// <summary>The user is asked.</summary>
    public sealed record Asked(ConsentRequest Request) : ConsentVerdict;

    /// <summary>The error goes back to the partner (RFC 6749 4.1.2.1).</summary>
    public sealed record Redirected(string Url) : ConsentVerdict;

    /// <summary>The error stays on Amazon's page: nobody can be trusted with a redirect.</summary>
    public sealed record Refused(string Error, string Message) : ConsentVerdict;
}
