using Platform.Amazon;
using Platform.Api.Http;

namespace Platform.Api.Auth;

/// <summary>What an endpoint needs of a request before it runs. Each says it where it is mapped: see <see cref="EndpointNeeds"/>.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>; null where no key is needed.</param>
internal sealed record Needs(string? Scope)
{
    private const string TooManyWrong = "Too many wrong keys came from this address. Repeat the call after `Retry-After`.";

    /// <summary>No key.</summary>
    public static Needs Nothing { get; } = new(Scope: null);

    /// <summary>Why a request is refused; null where it is let in.</summary>
    /// <param name="holder">Whose key it presents; null without a key that is right.</param>
    /// <param name="wait">The time until its key may be looked up; null where that was not put off.</param>
    /// <param name="isLocal">Whether it comes from this machine or over the management listener.</param>
    public Problem? Refusal(KeyHolder? holder, TimeSpan? wait, bool isLocal) => holder switch
    {
        _ when AreMet(holder, isLocal) => null,
        not null => new Problem(ErrorCodes.AuthScope),
        null when wait is not null => new Problem(ErrorCodes.RateLimited, TooManyWrong) { RetryAfter = wait },
        _ => new Problem(ErrorCodes.AuthInvalid),
    };

    private bool AreMet(KeyHolder? holder, bool isLocal) =>
        Scope is null || holder?.Has(Scope) == true || (Scope == Scopes.Management && isLocal);
}
