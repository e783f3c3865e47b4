using Platform.Amazon;
using Platform.Grains.Links.CallOuts;
using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>One process' way to Amazon and to the partner. When the process has died, nothing passes any more, in neither direction.</summary>
internal sealed class AmazonDoor(FakeAmazon amazon, FakePartner partner) : ILwaTokenClient, ISkillEnablementClient, ICallOut
{
    private readonly TaskCompletionSource _never = new();

    public bool Shut { get; set; }

    public Task<AmazonResult<TokenPair>> Exchange(CodeExchange exchange, CancellationToken cancellationToken) =>
        Pass(() => amazon.Exchange.Call(exchange));

    public Task<AmazonResult<TokenPair>> Refresh(TokenRefresh refresh, CancellationToken cancellationToken) =>
        Pass(() => amazon.Refresh.Call(refresh));

    public Task<AmazonResult<ApiEndpoints>> Endpoints(Secret accessToken, CancellationToken cancellationToken) =>
        Pass(() => amazon.Endpoints.Call(accessToken));

    public Task<AmazonResult<Enablement>> Enable(
        string host, string skillId, Secret accessToken, EnablementRequest request, CancellationToken cancellationToken) =>
        Pass(() => amazon.Enable.Call(new EnablementCall(host, skillId, accessToken, request)));

    public Task<AmazonResult<Enablement>> Get(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        Pass(() => amazon.Get.Call(new EnablementCall(host, skillId, accessToken)));

    public Task<AmazonResult<bool>> Disable(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        Pass(() => amazon.Disable.Call(new EnablementCall(host, skillId, accessToken)));

    public Task<CallOutAnswer> Ask(CallOutQuestion question, CancellationToken cancellationToken) => Pass(() => partner.CallOut.Call(question));

    private async Task<T> Pass<T>(Func<Task<T>> call)
    {
        if (Shut)
        {
            await _never.Task;
        }

        var answer = await call();
        if (Shut)
        {
            await _never.Task;
        }

        return answer;
    }
}
