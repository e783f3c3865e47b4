namespace Platform.Contract.Tests.Grains;

public sealed class ContextGrain : Grain, IContextGrain
{
    public async Task<string?> Read(string name, int further) => further == 0
        ? RequestContext.Get(name) as string
        : await GrainFactory.GetGrain<IContextGrain>($"{this.GetPrimaryKeyString()}-{further}").Read(name, further - 1);

    public async Task Set(string name, string value)
    {
        await Task.Yield();
        RequestContext.Set(name, value);
    }

    public Task Throw(string kind) => kind switch
    {
        "invalid" => throw new InvalidOperationException("from the grain"),
        "passing" => throw new PassingException("from the grain"),
        "homeless" => throw new HomelessException("from the grain"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public Task ThrowThrough(string other, string kind) => GrainFactory.GetGrain<IContextGrain>(other).Throw(kind);

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public ValueTask<int> Sum(int left, int right) => ValueTask.FromResult(left + right);

    public ValueTask Nothing() => ValueTask.CompletedTask;
}
