namespace Platform.Engine.Embedded.Reminders;

/// <summary>Reminders in the database; times are ticks of UTC. What grains ask of it can be overridden, so that a test can stand in front of it.</summary>
internal class ReminderTable(Database database)
{
    private const string OfRegistration = "WHERE id = $0 AND registration = $1";
    private const string Columns = "id, registration, type, key, name, start, period";

    public virtual Task<Reminder> Put(GrainId grainId, string name, DateTime start, TimeSpan period) =>
        database.Write(session => Put(session, grainId, name, start, period));

    /// <summary>Registers a reminder, in place of an older one of that name.</summary>
    public static Reminder Put(Session session, GrainId grainId, string name, DateTime start, TimeSpan period) => session.Query(
        $"""
        INSERT INTO reminders (type, key, name, start, period, due) VALUES ($0, $1, $2, $3, $4, $3)
        ON CONFLICT DO UPDATE SET registration = registration + 1, start = $3, period = $4, due = $3 RETURNING {Columns}
        """,
        Row, grainId.Type, grainId.Key, name, start.Ticks, period.Ticks)[0];

    public virtual Task<List<Reminder>> Of(GrainId grainId) => database.Read(
        session => session.Query($"SELECT {Columns} FROM reminders WHERE type = $0 AND key = $1 ORDER BY name", Row, grainId.Type, grainId.Key));

    public Task<List<Reminder>> Due(DateTime now, int limit) => database.Read(
        session => session.Query($"SELECT {Columns} FROM reminders WHERE due <= $0 ORDER BY due LIMIT $1", Row, now.Ticks, limit));

    /// <summary>Sets when a reminder is due next; one that was registered again or removed meanwhile stays as it is.</summary>
    public Task Advance(Reminder reminder, DateTime due) =>
        database.Write(session => session.Execute($"UPDATE reminders SET due = $2 {OfRegistration}", reminder.Id, reminder.Registration, due.Ticks));

    /// <exception cref="ReminderException">It was registered again since.</exception>
    public virtual Task Remove(Reminder reminder) => database.Write(session =>
    {
        var removed = session.Execute($"DELETE FROM reminders {OfRegistration}", reminder.Id, reminder.Registration);
        var (grainId, name) = (reminder.GrainId, reminder.ReminderName);
        return removed == 1 || session.Scalar(
            "SELECT id FROM reminders WHERE type = $0 AND key = $1 AND name = $2", grainId.Type, grainId.Key, name) is null
            ? removed
            : throw new ReminderException($"The reminder '{name}' of {grainId} was registered again; get it and retry.");
    });

    private static Reminder Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1),
        GrainId.Create(row.GetString(2), row.GetString(3)),
        row.GetString(4),
        new DateTime(row.GetInt64(5), DateTimeKind.Utc), TimeSpan.FromTicks(row.GetInt64(6)));
}
