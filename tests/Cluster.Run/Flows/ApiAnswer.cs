using System.Text.Json;

namespace Platform.Cluster.Run.Flows;

/// <summary>An answer of the API.</summary>
/// <param name="Status">The HTTP status; 0 where none came.</param>
/// <param name="Body">The JSON body, or nothing.</param>
/// <param name="RetryAfter">How long to wait before the same call, where the answer says so.</param>
internal sealed record ApiAnswer(int Status, JsonElement Body, TimeSpan? RetryAfter = null)
{
    /// <summary>No answer came.</summary>
    public static readonly ApiAnswer None = new(0, default);

    /// <summary>A member of the body as text; null where it is not there.</summary>
    public string? Text(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member of the body that is true.</summary>
    public bool Is(string member) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>This answer, where it has this status.</summary>
    public ApiAnswer Expect(int status) =>
        Status == status ? this : throw new InvalidOperationException($"{Status} instead of {status}: {Body}");
}
