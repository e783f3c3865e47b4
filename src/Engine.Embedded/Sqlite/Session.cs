namespace Platform.Engine.Embedded.Sqlite;

/// <summary>One connection with its prepared statements; used by one thread at a time. Arguments stand for $0, $1, ….</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public Session(string path)
    {
        // Nobody else writes, so five seconds are for a curious visitor with a database tool.
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        _connection.Open();
    }

    /// <summary>Runs statements that are needed once.</summary>
    public void Script(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement; tells how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object> arguments) => Prepared(sql, arguments).ExecuteNonQuery();

    /// <summary>The first value of the first row; null where there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object> arguments) => Prepared(sql, arguments).ExecuteScalar();

    /// <summary>All rows, each made by a function.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> arguments)
    {
        using var reader = Prepared(sql, arguments).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));

        return rows;
    }

    /// <summary>Closes the connection and with it its statements.</summary>
    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        // Every text comes from a constant of this engine; values are arguments.
        command.CommandText = sql;
        return command;
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> arguments)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared.Add(sql, command = Command(sql));
        for (var index = command.Parameters.Count; index < arguments.Length; index++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
        for (var index = 0; index < arguments.Length; index++)
            command.Parameters[index].Value = arguments[index];
        return command;
    }
}
