using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Platform.Engine.Embedded.Sqlite;

/// <summary>Records of grains as JSON; the ETag is row and version.</summary>
internal sealed class SqliteGrainStorage(Database database) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var rows = await database.Read(
            session => session.Query(
                "SELECT id, version, payload FROM records WHERE type = $0 AND key = $1 AND state = $2",
                row => (Version: new RecordVersion(row.GetInt64(0), row.GetInt64(1)), Payload: row.GetFieldValue<byte[]>(2)),
                grainId.Type,
                grainId.Key,
                stateName),
            cancellationToken);
        if (rows is [var found])
        {
            grainState.State = JsonSerializer.Deserialize<T>(found.Payload, StateJson.Options);
            Set(grainState, found.Version);
        }
        else
        {
            Reset(grainState);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, StateJson.Options);
        var before = RecordVersion.Parse(grainState.ETag);
        Set(grainState, await database.Write(
            session => before is { } known ? Update(session, grainId, stateName, known, payload) : Insert(session, grainId, stateName, payload)));
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var before = RecordVersion.Parse(grainState.ETag) ?? default;
        await database.Write(session =>
        {
            var erased = session.Execute("DELETE FROM records WHERE id = $0 AND version = $1", before.Id, before.Version);
            return erased == 1 || Stored(session, grainId, stateName) is not { } stored ? erased : throw Stale(stored, before, grainId);
        });
        Reset(grainState);
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    private static RecordVersion Insert(Session session, GrainId grainId, string stateName, byte[] payload)
    {
        var id = session.Scalar(
            "INSERT INTO records (type, key, state, version, payload) VALUES ($0, $1, $2, 1, $3) ON CONFLICT DO NOTHING RETURNING id",
            grainId.Type,
            grainId.Key,
            stateName,
            payload);
        return id is long made ? new RecordVersion(made, 1) : throw Stale(Stored(session, grainId, stateName), null, grainId);
    }

    private static RecordVersion Update(Session session, GrainId grainId, string stateName, RecordVersion before, byte[] payload)
    {
        var after = before with { Version = before.Version + 1 };
        var changed = session.Execute(
            "UPDATE records SET version = $2, payload = $3 WHERE id = $0 AND version = $1", before.Id, before.Version, after.Version, payload);
        return changed == 1 ? after : throw Stale(Stored(session, grainId, stateName), before, grainId);
    }

    private static RecordVersion? Stored(Session session, GrainId grainId, string stateName) => session.Query<RecordVersion?>(
        "SELECT id, version FROM records WHERE type = $0 AND key = $1 AND state = $2",
        row => new RecordVersion(row.GetInt64(0), row.GetInt64(1)),
        grainId.Type,
        grainId.Key,
        stateName).SingleOrDefault();

    private static InconsistentStateException Stale(RecordVersion? stored, RecordVersion? held, GrainId grainId) =>
        new($"The record of {grainId} is not the one last read; nothing was written.", stored?.ToString(), held?.ToString());

    private static void Set<T>(IGrainState<T> grainState, RecordVersion version) =>
        (grainState.ETag, grainState.RecordExists) = (version.ToString(), true);

    private static void Reset<T>(IGrainState<T> grainState) =>
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
}
