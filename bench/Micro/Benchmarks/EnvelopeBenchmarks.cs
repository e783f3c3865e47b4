using Platform.Grains.Vault;
using Platform.Micro.Hosting;
using Platform.Micro.Results;
using Platform.Micro.Samples;
using Platform.Vault;

namespace Platform.Micro.Benchmarks;

/// <summary>
/// The vault's envelope around a token as long as Amazon's (design.md 5). Opening includes the audit event, which nothing hears here.
/// </summary>
[MemoryDiagnoser]
public class EnvelopeBenchmarks
{
    private static readonly SecretContext Place = new(
        SampleLink.Key.Partner.Value, SampleLink.Key.Skill.Value, SampleLink.Key.User.Value, Secrets.AccessToken, 1);

    private readonly Secret _token = Secret.From("Atza|" + new string('I', SampleLink.TokenLength - "Atza|".Length));

    private LocalVault _keys = null!;
    private IVault _vault = null!;
    private byte[] _envelope = null!;

    /// <summary>Seals a token, and sees that it opens.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _keys = Waiting.For(LocalVault.Open);
        _vault = _keys.Vault;
        _envelope = Seal();
        Expect.That(Open().Equals(_token));
        Sizes.Note<EnvelopeBenchmarks>(nameof(Seal), _envelope.Length);
        Sizes.Note<EnvelopeBenchmarks>(nameof(Open), _envelope.Length);
    }

    /// <summary>Forgets the keys.</summary>
    [GlobalCleanup]
    public void End() => _keys.Dispose();

    /// <summary>Seals the token.</summary>
    [Benchmark]
    public byte[] Seal() => _vault.Seal(_token, Place);

    /// <summary>Opens the envelope.</summary>
    [Benchmark]
    public Secret Open() => _vault.Open(_envelope, Place, "benchmark");
}
