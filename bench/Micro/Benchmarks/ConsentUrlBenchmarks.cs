using Microsoft.Extensions.Options;
using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Micro.Hosting;
using Platform.Micro.Results;
using Platform.Micro.Samples;

namespace Platform.Micro.Benchmarks;

/// <summary>The two URLs of a consent (protocol.md 1), with a sealed state and a PKCE challenge.</summary>
[MemoryDiagnoser]
public class ConsentUrlBenchmarks
{
    private readonly ConsentUrls _urls = new(Options.Create(new AmazonOptions()));
    private ConsentParameters _consent = null!;

    /// <summary>Gathers what the URLs carry.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        using var vault = Waiting.For(LocalVault.Open);
        var state = vault.Handles.Seal(StateHandle.Kind, StateHandle.New(SampleLink.Key).Encode());
        _consent = new ConsentParameters(
            SampleLink.ClientId, SampleLink.Stage, SampleLink.Redirect, state, Pkce.Challenge(Pkce.NewVerifier()));
        Expect.That(AlexaApp().Contains(state, StringComparison.Ordinal) && Lwa().Contains(state, StringComparison.Ordinal));
        Sizes.Note<ConsentUrlBenchmarks>(nameof(AlexaApp), AlexaApp().Length);
        Sizes.Note<ConsentUrlBenchmarks>(nameof(Lwa), Lwa().Length);
    }

    /// <summary>The URL that the Alexa app opens.</summary>
    [Benchmark]
    public string AlexaApp() => _urls.AlexaApp(_consent);

    /// <summary>The URL for where the Alexa app is absent.</summary>
    [Benchmark]
    public string Lwa() => _urls.Lwa(_consent);
}
