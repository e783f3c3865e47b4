namespace Platform.Grains.Links.CallOuts;

/// <summary>Asks partners for their users' authorization codes (mode <c>callout</c>, api.md 3).</summary>
internal interface ICallOut
{
    /// <summary>Asks once; never throws for what the partner's server does.</summary>
    Task<CallOutAnswer> Ask(CallOutQuestion question, CancellationToken cancellationToken);
}
