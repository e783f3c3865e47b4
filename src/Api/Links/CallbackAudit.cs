using Platform.Amazon;
using Platform.Grains.Ids;

namespace Platform.Api.Links;

/// <summary>
/// Leaves an audit event for every callback that is refused because of its state or issuer (checks 6 and 13): who came, for which link,
/// and why; never the state, a code, or any other text of the request. It belongs to the audit stream, so it names users.
/// </summary>
internal sealed partial class CallbackAudit(ILoggerFactory loggers)
{
    private const string Category = "Platform.Api.Audit";
    private const string States = "state.";

    private readonly ILogger _audit = loggers.CreateLogger(Category);

    /// <summary>The state is none that this platform has made.</summary>
    public void NotOurs(PartnerId caller, UserId user) => LogNotOurs(caller.Value, user.Value);

    /// <summary>The state was made for another partner or another user than those who came.</summary>
    public void OfAnother(PartnerId caller, UserId user, LinkKey owner) =>
        LogOfAnother(caller.Value, user.Value, owner.Partner.Value, owner.Skill.Value, owner.User.Value);

    /// <summary>The issuer is not Amazon.</summary>
    public void NotAmazon(PartnerId caller, UserId user) => LogNotAmazon(caller.Value, user.Value);

    /// <summary>
    /// The state's own link has refused it: unknown there or of another redirect URI, spent with another code, or over. That a user was
    /// late is nothing to worry about. Codes of other kinds are no refusals of a state, and pass.
    /// </summary>
    /// <param name="link">The link that the state belongs to.</param>
    /// <param name="code">The code of the refusal (api.md 7).</param>
    /// <param name="redirectNamed">Whether the callback said where the redirect had arrived.</param>
    public void Refused(LinkKey link, string code, bool redirectNamed)
    {
        if (code.StartsWith(States, StringComparison.Ordinal))
        {
            var level = code == ErrorCodes.StateExpired ? LogLevel.Information : LogLevel.Warning;
            LogRefused(level, link.Partner.Value, link.User.Value, link.Skill.Value, code, redirectNamed);
        }
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "StateNotOurs",
        Level = LogLevel.Warning,
        Message = "Refused a callback of partner {Partner} for user {User}: this platform did not make its state")]
    private partial void LogNotOurs(string partner, string user);

    [LoggerMessage(
        EventId = 2,
        EventName = "StateOfAnother",
        Level = LogLevel.Warning,
        Message = "Refused a callback of partner {Partner} for user {User}: its state is of partner {Owner}, skill {Skill}, user {Whose}")]
    private partial void LogOfAnother(string partner, string user, string owner, string skill, string whose);

    [LoggerMessage(
        EventId = 3,
        EventName = "StateRefused",
        Message = "Refused a callback of partner {Partner} for user {User}, skill {Skill}: {Code}, redirect URI named: {RedirectNamed}")]
    private partial void LogRefused(LogLevel level, string partner, string user, string skill, string code, bool redirectNamed);

    [LoggerMessage(
        EventId = 4,
        EventName = "IssuerRefused",
        Level = LogLevel.Warning,
        Message = "Refused a callback of partner {Partner} for user {User}: its issuer is not Amazon")]
    private partial void LogNotAmazon(string partner, string user);
}
