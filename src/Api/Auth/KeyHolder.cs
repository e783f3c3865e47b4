using System.Collections.Immutable;

namespace Platform.Api.Auth;

/// <summary>
/// Whom a key that is right stands for: a partner or the operator. Made once and shared by all requests that present the key, so it never
/// changes.
/// </summary>
/// <param name="caller">The partner; null for the operator.</param>
/// <param name="bucket">Where the requests with the key are counted.</param>
/// <param name="scopes">What the key may do.</param>
internal sealed class KeyHolder(Caller? caller, string bucket, ImmutableArray<string> scopes)
{
    /// <summary>The holder of the operator's key.</summary>
    public static KeyHolder Operator { get; } = new(caller: null, bucket: Scopes.Operator, scopes: [Scopes.Operator, Scopes.Management]);

    /// <summary>The partner; null for the operator.</summary>
    public Caller? Caller => caller;

    /// <summary>
    /// The bucket that the requests are counted in. Only a key that is right has one: its id, which has 64 random bits, so no two partners
    /// meet in one; or the operator's.
    /// </summary>
    public string Bucket => bucket;

    /// <summary>Whether the key has a scope.</summary>
    public bool Has(string scope) => scopes.Contains(scope);
}
