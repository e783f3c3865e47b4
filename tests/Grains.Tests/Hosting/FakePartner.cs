using Platform.Grains.Links.CallOuts;
using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>A partner whose authorization server says what a test wants; usually a new code each time.</summary>
internal sealed class FakePartner
{
    public const string Url = "https://ridehailer.example/codes";
    public const string SigningSecret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private int _codes;

    public FakePartner() => CallOut = new(_ => Code());

    public Script<CallOutQuestion, CallOutAnswer> CallOut { get; }

    private CallOutAnswer Code() => CallOutAnswer.Of(Secret.From($"partner-code-{Interlocked.Increment(ref _codes)}-{FakeAmazon.Canary}"));
}
