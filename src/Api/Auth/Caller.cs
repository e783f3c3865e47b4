using Platform.Api.Http;
using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>The partner whose key was presented.</summary>
/// <param name="Partner">The partner.</param>
internal sealed record Caller(PartnerId Partner)
{
    /// <summary>The caller of a request whose endpoint asked for one of a partner's scopes.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) => RequestNotes.Of(http).Holder?.Caller is { } caller
        ? ValueTask.FromResult(caller)
        : throw new InvalidOperationException("The endpoint takes a caller and asks for no scope of a partner's.");
}
