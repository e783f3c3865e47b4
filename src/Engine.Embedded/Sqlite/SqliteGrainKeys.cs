namespace Platform.Engine.Embedded.Sqlite;

/// <summary>Keys in pages, each a short read of the index, so that a long listing never keeps the log from being emptied.</summary>
internal sealed class SqliteGrainKeys(Database database) : IGrainKeys
{
    private const int PageLength = 256;

    // max() compares bytes as the index does: the range begins where both conditions hold, and the reading stops behind the prefix.
    private const string Page =
        "SELECT DISTINCT key FROM records WHERE type = $0 AND key >= max($1, $2) AND key > $2 ORDER BY key LIMIT 256";

    public async IAsyncEnumerable<string> List(
        string grainType, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = after ?? "";
        var full = true;
        while (full)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await database.Read(session => session.Query(Page, row => row.GetString(0), grainType, prefix, last));
            foreach (var key in page)
            {
                if (!key.StartsWith(prefix, StringComparison.Ordinal))
                    yield break;

                yield return last = key;
            }

            full = page.Count == PageLength;
        }
    }
}
