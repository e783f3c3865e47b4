using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>The ledger's entries as the control API tells them.</summary>
internal static class PairHistories
{
    public static PairHistory Of(IssuedAccess access) => new()
    {
        Id = access.Id,
        Family = access.Family.Id,
        Call = access.Call,
        AnswerTo = access.AnswerTo,
        ClientId = access.Family.ClientId,
        User = access.Family.User,
        AccessToken = access.Value,
        RefreshToken = access.RefreshToken,
        IssuedAt = access.IssuedAt,
        ExpiresAt = access.ExpiresAt,
        Revoked = access.Family.Revoked,
    };

    public static RefreshHistory Of(IssuedRefresh refresh) => new()
    {
        Id = refresh.Id,
        Family = refresh.Family.Id,
        RefreshToken = refresh.Value,
        ClientId = refresh.Family.ClientId,
        User = refresh.Family.User,
        IssuedAt = refresh.IssuedAt,
        SupersededAt = refresh.SupersededAt,
        Revoked = refresh.Family.Revoked,
        Presented = refresh.Presentations.Presented,
        Spent = refresh.Presentations.Spent,
        Presentations = refresh.Presentations.Newest,
    };
}
