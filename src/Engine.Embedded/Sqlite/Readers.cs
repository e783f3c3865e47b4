namespace Platform.Engine.Embedded.Sqlite;

/// <summary>A few connections that read beside the writer; each read sees all that was durable when it began.</summary>
internal sealed class Readers : IDisposable
{
    private readonly Channel<Session> _free = Channel.CreateUnbounded<Session>();
    private readonly List<Session> _all = [];

    public Readers(string path, int count)
    {
        while (_all.Count < count)
            _all.Add(new Session(path));
        _all.ForEach(session => session.Script("PRAGMA query_only = ON"));
        _all.ForEach(session => _free.Writer.TryWrite(session));
    }

    public async Task<T> Run<T>(Func<Session, T> read)
    {
        var session = await _free.Reader.ReadAsync();
        try
        {
            return read(session);
        }
        finally
        {
            _free.Writer.TryWrite(session);
        }
    }

    public void Dispose() => _all.ForEach(session => session.Dispose());
}
