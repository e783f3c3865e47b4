using System.Text.Json;
using Platform.Engine;
using Platform.Grains.Links;
using Platform.Micro.Results;
using Platform.Micro.Samples;

namespace Platform.Micro.Benchmarks;

/// <summary>The record of a link as it is stored.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private readonly LinkState _linked = new SampleLink().Linked;
    private byte[] _json = null!;

    /// <summary>Writes the record, and sees that it reads as it was.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _json = Write();
        Expect.That(Read() is { Accounts: [var account] } && account == _linked.Accounts[0]);
        Sizes.Note<RecordBenchmarks>(nameof(Write), _json.Length);
        Sizes.Note<RecordBenchmarks>(nameof(Read), _json.Length);
    }

    /// <summary>Writes it.</summary>
    [Benchmark]
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_linked, StateJson.Options);

    /// <summary>Reads it.</summary>
    [Benchmark]
    public LinkState? Read() => JsonSerializer.Deserialize<LinkState>(_json, StateJson.Options);
}
