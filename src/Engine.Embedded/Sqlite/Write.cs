namespace Platform.Engine.Embedded.Sqlite;

/// <summary>One change on its way through the writer.</summary>
/// <param name="Work">Runs inside the group's transaction; what it returns tells the asker of success once the group is durable.</param>
/// <param name="Fail">Tells the asker of failure.</param>
internal sealed record Write(Func<Session, Action> Work, Action<Exception> Fail)
{
    /// <summary>Runs it. A refusal is an answer to this asker alone; anything else concerns the group and escapes.</summary>
    public Action Execute(Session session)
    {
        try
        {
            return Work(session);
        }
        catch (OrleansException refusal)
        {
            return () => Fail(refusal);
        }
    }
}
