namespace Platform.Api.Http;

/// <summary>Gathers what is wrong with the members of a request, so that the caller is told everything at once and by name.</summary>
/// <param name="development">Whether plain http and loopback addresses are allowed (api.md 3).</param>
internal sealed class MemberCheck(bool development)
{
    private readonly List<string> _faults = [];

    /// <summary>Whether plain http and loopback addresses are allowed.</summary>
    public bool Development => development;

    /// <summary>The problem, or null where every member is right.</summary>
    public Problem? Problem => _faults.Count == 0 ? null : Problem.Invalid(string.Join(" ", _faults));

    /// <summary>Notes a fault unless <paramref name="right"/>.</summary>
    /// <param name="member">Where: a path such as <c>authorization.mode</c>.</param>
    /// <param name="right">Whether the member is as it must be.</param>
    /// <param name="rule">What it must be, to be read after the name: <c>must be …</c>.</param>
    public void That(string member, bool right, string rule)
    {
        if (!right)
        {
            _faults.Add($"`{member}` {rule}.");
        }
    }

    /// <summary>Notes a fault unless the member is there; answers whether it is.</summary>
    public bool Required(string member, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? value)
    {
        That(member, value is not null, "is required");
        return value is not null;
    }
}
