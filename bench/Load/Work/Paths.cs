using System.Globalization;

namespace Platform.Load.Work;

/// <summary>The paths of api.md 4, and how users are called in a benchmark.</summary>
internal sealed class Paths(string skill, string prefix)
{
    /// <summary>A user who was linked by the seeders.</summary>
    public string SeededUser(long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    /// <summary>A user whom nobody has seen yet.</summary>
    public static string NewUser(long number) => string.Create(CultureInfo.InvariantCulture, $"new-{number}");

    /// <summary>The user at Amazon who is that new user.</summary>
    public static string AmazonUser(long number) => string.Create(CultureInfo.InvariantCulture, $"amazon-{number}");

    /// <summary>The status.</summary>
    public string Link(string user) => $"/v1/skills/{skill}/users/{user}/link";

    /// <summary>The status, after Amazon was asked.</summary>
    public string Verify(string user) => $"{Link(user)}?verify=true";

    /// <summary>A consent.</summary>
    public string Consent(string user) => $"/v1/skills/{skill}/users/{user}/consent";
}
