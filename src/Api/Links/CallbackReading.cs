using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Links;

/// <summary>
/// Opens a callback's state and checks whose it is. A state that does not fit is refused and stays usable by its owner: nothing has been
/// asked of its grain (api.md 4).
/// </summary>
internal sealed class CallbackReading(IHandleSealer handles, IVault vault, CallbackAudit audit)
{
    /// <summary>The command for a request with a state.</summary>
    public ReadCallback Open(Caller caller, UserId user, CallbackRequest request)
    {
        if (!handles.TryOpen(StateHandle.Kind, request.State, out var payload) || !StateHandle.TryDecode(payload, out var state))
        {
            audit.NotOurs(caller.Partner, user);
            return Refused(ErrorCodes.StateUnknown);
        }

        if (state.Link.Partner != caller.Partner)
        {
            audit.OfAnother(caller.Partner, user, state.Link);
            return Refused(ErrorCodes.StateUnknown);
        }

        if (state.Link.User != user)
        {
            audit.OfAnother(caller.Partner, user, state.Link);
            return Refused(ErrorCodes.StateUser);
        }

        return new ReadCallback(state.Link, Command(caller, state, request), null);
    }

    private static ReadCallback Refused(string code) => new(default, null, new Problem(code));

    private Callback Command(Caller caller, StateHandle state, CallbackRequest request) => new()
    {
        Caller = caller.Partner,
        StateId = state.Id,
        CodeHash = request.Code is { } code ? state.HashOf(code) : null,
        Code = Seal(state.Link, Secrets.AmazonCode, request.Code),
        AuthorizationCode = Seal(state.Link, Secrets.PartnerCode, request.AuthorizationCode),
        AuthorizationCodeHash = request.AuthorizationCode is { } partnerCode ? state.HashOf(partnerCode) : null,
        Error = request.Error,
        RedirectUri = request.RedirectUri,
    };

    private SealedSecret? Seal(LinkKey link, string field, string? value) => value is null
        ? null
        : SealedSecret.Of(vault.Seal(Secret.From(value), new SecretContext(link.Partner.Value, link.Skill.Value, link.User.Value, field, 0)));
}
