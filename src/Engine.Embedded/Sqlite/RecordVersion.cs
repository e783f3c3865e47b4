namespace Platform.Engine.Embedded.Sqlite;

/// <summary>Which row a record is, and how often it was written.</summary>
internal readonly record struct RecordVersion(long Id, long Version)
{
    public static RecordVersion? Parse(string? etag) => etag?.Split('.') is [var id, var version]
        ? new RecordVersion(long.Parse(id, CultureInfo.InvariantCulture), long.Parse(version, CultureInfo.InvariantCulture))
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");
}
