using Platform.Amazon;
using Platform.Micro.Results;
using Platform.Micro.Samples;

namespace Platform.Micro.Benchmarks;

/// <summary>
/// The verification of a skill event (protocol.md 5): what is done for each, and the check of the certificate's chain, which is done once
/// for many.
/// </summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private SampleEvent _sample = null!;
    private SigningCertificate _certificate = null!;

    /// <summary>Reads the certificate, and sees that the event is genuine, and no other.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _sample = SampleEvent.Sign();
        _certificate = Read() ?? throw new InvalidOperationException("The certificate is refused.");
        Expect.That(Address() is not null && Chain());
        Expect.That(Verify() is { Event: { Type: SkillEventType.SkillDisabled, AccessToken: null } });
        Expect.That(!_certificate.HasSigned(_sample.Body.AsSpan(1), _sample.Signature));
        Sizes.Note<EventBenchmarks>(nameof(Chain), _sample.Chain.Length);
        Sizes.Note<EventBenchmarks>(nameof(Signature), _sample.Body.Length);
        Sizes.Note<EventBenchmarks>(nameof(Verify), _sample.Body.Length);
    }

    /// <summary>Forgets the keys.</summary>
    [GlobalCleanup]
    public void End()
    {
        _certificate.Dispose();
        _sample.Dispose();
    }

    /// <summary>Judges the certificate's address.</summary>
    [Benchmark]
    public Uri? Address() => CertificateUrl.TryParse(_sample.Address, out var url) ? url : null;

    /// <summary>Reads a chain of two certificates and checks it up to its root; nothing is asked over the network.</summary>
    [Benchmark]
    public bool Chain()
    {
        using var certificate = Read();
        return certificate is not null;
    }

    /// <summary>Checks the signature, the greater part of <see cref="Verify"/>.</summary>
    [Benchmark]
    public bool Signature() => _certificate.HasSigned(_sample.Body, _sample.Signature);

    /// <summary>Verifies an event: certificate still valid, signature, body, skill, time.</summary>
    [Benchmark]
    public SkillEventVerdict Verify() =>
        SkillEventVerifier.Verify(_sample.Body, _sample.Signature, _certificate, SampleLink.Key.Skill.Value, SampleEvent.Now);

    private SigningCertificate? Read() =>
        SigningCertificate.TryRead(_sample.Chain, _sample.Roots, SampleEvent.Now, out var certificate, out _) ? certificate : null;
}
