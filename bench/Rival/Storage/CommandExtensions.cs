using Npgsql;
using NpgsqlTypes;

namespace Platform.Rival.Storage;

/// <summary>Positional, typed parameters: nothing is boxed, and no name has to be found in the text.</summary>
internal static class CommandExtensions
{
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>A parameter that may be null, whose type has to be said.</summary>
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T? value, NpgsqlDbType type)
        where T : class
    {
        command.Parameters.Add(new NpgsqlParameter<T?> { TypedValue = value, NpgsqlDbType = type });
        return command;
    }

    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T? value, NpgsqlDbType type)
        where T : class
    {
        command.Parameters.Add(new NpgsqlParameter<T?> { TypedValue = value, NpgsqlDbType = type });
        return command;
    }

    public static byte[] Bytes(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    public static string[] Texts(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<string[]>(column);

    public static int? NumberOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static T? OrNull<T>(this NpgsqlDataReader reader, int column)
        where T : class => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    public static DateTime? TimeOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTime>(column);
}
