namespace Platform.Api.Auth;

/// <summary>What a key may do (api.md 1).</summary>
internal static class Scopes
{
    /// <summary>Consents, callbacks, status and unlinking.</summary>
    public const string Links = "links";

    /// <summary>The set-up of skills.</summary>
    public const string Skills = "skills";

    /// <summary>Partners and their keys; only the operator's key has it.</summary>
    public const string Operator = "operator";

    /// <summary>Documentation and metrics: open on loopback and the management listener, else the operator's alone (api.md 6).</summary>
    public const string Management = "management";
}
