using Platform.Flow.Tests.Harness.Secrecy;

namespace Platform.Flow.Tests.Harness;

/// <summary>Looks for the secrets of one user by their names.</summary>
internal static class Secrets
{
    /// <summary>Where the secrets are found: place, and the form of which.</summary>
    public static IReadOnlyList<string> Leaks(IReadOnlyDictionary<string, byte[]> places, IReadOnlyDictionary<string, string> secrets) =>
    [
        .. from secret in secrets
           let search = new SecretSearch([(SecretKind.None, secret.Value)])
           from place in places
           from leak in search.In(place.Value)
           select $"{place.Key}: {secret.Key} ({leak.Form})",
    ];
}
