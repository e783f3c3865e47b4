namespace Platform.Micro.Grains;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);

    public Task<int> EchoInterleaved(int value) => Task.FromResult(value);
}
