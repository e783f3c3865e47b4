namespace Platform.Grains.Links.Work;

/// <summary>What a link's record relies on before it is written.</summary>
internal interface IWriteGuard
{
    /// <summary>Does what must be done before a record is stored, such as having a reminder for the work that it asks for. It may throw: then nothing is written.</summary>
    Task BeforeWrite(LinkState next);
}
