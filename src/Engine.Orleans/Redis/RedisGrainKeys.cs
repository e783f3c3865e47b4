using System.Runtime.CompilerServices;
using System.Text;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Redis;

/// <summary>
/// Lists grain keys with SCAN. Orleans keeps the state of a grain under <c>{ServiceId}/state/{grainType}/{key}/{stateName}</c>; SCAN gives them in no
/// order and may give one twice, so a listing is collected and sorted before it is given out.
/// </summary>
internal sealed class RedisGrainKeys(RedisConnection connection, ClusterSettings settings) : IGrainKeys
{
    private const int PageSize = 1_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> List(
        string grainType, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = $"{settings.ServiceId}/state/{grainType}/";
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var redis = await connection.Open();
        foreach (var server in redis.GetServers().Where(server => server is { IsConnected: true, IsReplica: false }))
        {
            await foreach (var key in server.KeysAsync(pattern: Escape(start + prefix) + "*", pageSize: PageSize).WithCancellation(cancellationToken))
            {
                var text = key.ToString();
                var grainKey = text[start.Length..text.LastIndexOf('/')];
                if (after is null || string.CompareOrdinal(grainKey, after) > 0)
                {
                    found.Add(grainKey);
                }
            }
        }

        foreach (var key in found)
        {
            yield return key;
        }
    }

    private static string Escape(string text)
    {
        var pattern = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '*' or '?' or '[' or ']' or '\\' or '^' ? pattern.Append('\\').Append(c) : pattern.Append(c);
        }

        return pattern.ToString();
    }
}
