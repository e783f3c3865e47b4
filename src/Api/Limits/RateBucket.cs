namespace Platform.Api.Limits;

/// <summary>Which bucket a request is counted in: named by authentication, so only a key that is right has one.</summary>
internal static class RateBucket
{
    private static readonly object Key = new();

    /// <summary>Names the bucket: the id of the key, which has 64 random bits, so no two partners meet in one; or the operator's.</summary>
    public static void Name(HttpContext http, string bucket) => http.Items[Key] = bucket;

    /// <summary>The bucket's name; null for a request without a key that is right.</summary>
    public static string? Of(HttpContext http) => http.Items[Key] as string;
}
