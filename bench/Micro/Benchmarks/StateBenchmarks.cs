using Platform.Grains.Links;
using Platform.Micro.Hosting;
using Platform.Micro.Results;
using Platform.Micro.Samples;
using Platform.Vault;

namespace Platform.Micro.Benchmarks;

/// <summary>The state of a consent, from its making to the callback that brings it back (design.md 6).</summary>
[MemoryDiagnoser]
public class StateBenchmarks
{
    private LocalVault _vault = null!;
    private IHandleSealer _handles = null!;
    private StateHandle _state = null!;
    private byte[] _encoded = null!;
    private string _sealed = null!;

    /// <summary>Seals a state as the API does, and sees that it opens.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _vault = Waiting.For(LocalVault.Open);
        _handles = _vault.Handles;
        _state = StateHandle.New(SampleLink.Key);
        _encoded = _state.Encode();
        _sealed = Seal();
        Expect.That(Open() is StateHandle opened && opened.Id == _state.Id);
        Sizes.Note<StateBenchmarks>(nameof(Encode), _encoded.Length);
        Sizes.Note<StateBenchmarks>(nameof(Seal), _sealed.Length);
        Sizes.Note<StateBenchmarks>(nameof(Open), _sealed.Length);
    }

    /// <summary>Forgets the keys.</summary>
    [GlobalCleanup]
    public void End() => _vault.Dispose();

    /// <summary>Makes a state.</summary>
    [Benchmark]
    public object Make() => StateHandle.New(_state.Link);

    /// <summary>Writes what is to be sealed.</summary>
    [Benchmark]
    public byte[] Encode() => _state.Encode();

    /// <summary>Seals it: what the browser carries.</summary>
    [Benchmark]
    public string Seal() => _handles.Seal(StateHandle.Kind, _encoded);

    /// <summary>Opens and reads what the browser brings back.</summary>
    [Benchmark]
    public object? Open() =>
        _handles.TryOpen(StateHandle.Kind, _sealed, out var payload) && StateHandle.TryDecode(payload, out var state) ? state : null;
}
