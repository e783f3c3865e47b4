namespace Platform.Engine.Embedded.Sqlite;

/// <summary>Records of grains as JSON; the ETag is row and version.</summary>
internal sealed class SqliteGrainStorage(Database database) : IGrainStorage
{
    private const string OfRecord = "WHERE type = $0 AND key = $1 AND state = $2";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await database.Read(session => session.Query(
            $"SELECT id, version, payload FROM records {OfRecord}",
            row => (Version: new RecordVersion(row.GetInt64(0), row.GetInt64(1)), Payload: row.GetFieldValue<byte[]>(2)),
            grainId.Type, grainId.Key, stateName));
        if (rows is not [var found])
        {
            Reset(grainState);
            return;
        }

        grainState.State = JsonSerializer.Deserialize<T>(found.Payload, StateJson.Options);
        (grainState.ETag, grainState.RecordExists) = (found.Version.ToString(), true);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, StateJson.Options);
        var held = RecordVersion.Parse(grainState.ETag);
        var written = await database.Write(session => (held is { } known
            ? Update(session, known, payload)
            : Insert(session, grainId, stateName, payload)) ?? throw Stale(grainId));
        (grainState.ETag, grainState.RecordExists) = (written.ToString(), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var held = RecordVersion.Parse(grainState.ETag) ?? default;
        await database.Write(session =>
            session.Execute("DELETE FROM records WHERE id = $0 AND version = $1", held.Id, held.Version) == 1
            || session.Scalar($"SELECT id FROM records {OfRecord}", grainId.Type, grainId.Key, stateName) is null
            ? true
            : throw Stale(grainId));
        Reset(grainState);
    }

    /// <summary>Adds a record; null where there is one already.</summary>
    internal static RecordVersion? Insert(Session session, GrainId grainId, string stateName, byte[] payload) => session.Scalar(
        "INSERT INTO records (type, key, state, version, payload) VALUES ($0, $1, $2, 1, $3) ON CONFLICT DO NOTHING RETURNING id",
        grainId.Type, grainId.Key, stateName, payload) is long id ? new RecordVersion(id, 1) : null;

    private static RecordVersion? Update(Session session, RecordVersion held, byte[] payload) => session.Execute(
        "UPDATE records SET version = version + 1, payload = $2 WHERE id = $0 AND version = $1",
        held.Id, held.Version, payload) == 1 ? held with { Version = held.Version + 1 } : null;

    private static InconsistentStateException Stale(GrainId grainId) =>
        new($"The record of {grainId} is not the one last read; nothing was written.");

    private static void Reset<T>(IGrainState<T> grainState) =>
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
}
