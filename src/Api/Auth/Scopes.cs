namespace Platform.Api.Auth;

/// <summary>What a key may do (api.md 1); also the names of the authorization policies.</summary>
internal static class Scopes
{
    /// <summary>Consents, callbacks, status and unlinking.</summary>
    public const string Links = "links";

    /// <summary>The set-up of skills.</summary>
    public const string Skills = "skills";

    /// <summary>Partners and their keys; only the operator's key has it.</summary>
    public const string Operator = "operator";

    /// <summary>Not a scope: documentation, open from loopback and on the management listener, else with the operator's key (api.md 6).</summary>
    public const string Management = "management";
}
