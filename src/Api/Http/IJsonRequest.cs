namespace Platform.Api.Http;

/// <summary>The body of a request.</summary>
/// <typeparam name="TSelf">The type of the body.</typeparam>
internal interface IJsonRequest<TSelf>
    where TSelf : class, IJsonRequest<TSelf>
{
    /// <summary>What a request without a body means; null where the body may not be left out.</summary>
    static virtual TSelf? WhenLeftOut => null;

    /// <summary>Looks at every member, and notes what is wrong with it.</summary>
    void Check(MemberCheck check);
}
