using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Extensions.Logging;
using Platform.Tests.Logs;
using Platform.Vault.Keys;
using Platform.Vault.Sealing;

namespace Platform.Vault.Tests;

/// <summary>
/// Why a nonce never comes twice under a key (checks.md 25). Random 96-bit nonces are safe for 2^32 messages under one key (NIST SP
/// 800-38D, 8.3), so it is enough that nonces are random and that no key ever seals so many.
/// </summary>
public sealed class NonceTests : IDisposable
{
    private static readonly SecretContext Place = new("ride-hailer", "amzn1.ask.skill.1", "user-na", "refreshToken", 7);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_25_of_a_million_nonces_under_one_key_none_comes_twice_and_each_bit_is_a_fair_coin()
    {
        const int Sealings = 1_000_000;
        const int Sampled = 10;
        var key = new byte[DataKey.Length];
        var nonces = new HashSet<UInt128>(Sealings);
        var ones = new int[96];
        for (var i = 0; i < Sealings; i++)
        {
            var nonce = Envelope.Seal(1, key, [], []).AsSpan(5, 12);
            var number = new UInt128(BinaryPrimitives.ReadUInt32BigEndian(nonce), BinaryPrimitives.ReadUInt64BigEndian(nonce[4..]));
            nonces.Add(number).ShouldBeTrue();
            for (var bit = 0; i % Sampled == 0 && bit < ones.Length; bit++)
                ones[bit] += (int)((number >> bit) & UInt128.One);
        }

        // Seven standard deviations around one half.
        const double Half = Sealings / Sampled / 2.0;
        var margin = 7 * Math.Sqrt(Half / 2);
        ones.ShouldAllBe(count => Math.Abs(count - Half) < margin);
    }

    [Fact]
    public void Check_25_every_place_has_a_key_of_its_own_so_that_none_seals_more_than_a_few_messages()
    {
        var dataKey = new DataKey(1, [.. Enumerable.Range(0, DataKey.Length).Select(i => (byte)i)]);
        var keys = new HashSet<BigInteger>();
        for (var user = 0; user < 20_000; user++)
        {
            foreach (var field in new[] { "accessToken", "refreshToken" })
            {
                var place = Place with { User = $"user-{user}", Field = field };
                keys.Add(new BigInteger(dataKey.ForSecret(ContextEncoding.Encode(place)), isUnsigned: true)).ShouldBeTrue();
            }
        }

        // Another version of a pair is another place: however often a link is refreshed, its keys are not worn.
        for (var generation = 0; generation < 20_000; generation++)
        {
            var place = Place with { Generation = generation };
            keys.Add(new BigInteger(dataKey.ForSecret(ContextEncoding.Encode(place)), isUnsigned: true)).ShouldBeTrue();
        }

        foreach (var kind in new[] { "state", "code", "refresh" })
            keys.Add(new BigInteger(dataKey.ForHandle(kind), isUnsigned: true)).ShouldBeTrue();
    }

    [Fact]
    public void Check_25_a_place_would_need_a_century_of_sealings_each_second_to_come_near_the_bound() =>
        ((1L << 32) / TimeSpan.FromDays(365.25).TotalSeconds).ShouldBeGreaterThan(100);

    [Fact]
    public async Task Check_25_handles_which_share_a_key_are_counted_and_an_alert_asks_for_a_rotation_long_before_the_bound()
    {
        using var log = new LogRecorder();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var vault = await TestVault.Loaded(_folder.Path);
        using var ring = new KeyRing(vault.KeyEncryptionKeys, vault.Store, loggers);
        await ring.Load(CancellationToken.None);
        var sealer = new HandleSealer(ring, loggers) { AlertAt = 3 };
        for (var i = 0; i < 9; i++)
            sealer.Seal("state", [1]);
        log.Events.ShouldHaveSingleItem().Everything.ShouldContain("rotate the data key");
        new HandleSealer(ring, loggers).AlertAt.ShouldBeLessThanOrEqualTo((1L << 32) / 16);
    }
}
