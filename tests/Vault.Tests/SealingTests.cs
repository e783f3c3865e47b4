using System.Collections;
using FsCheck;
using FsCheck.Fluent;

namespace Platform.Vault.Tests;

public sealed class SealingTests : IAsyncLifetime, IDisposable
{
    private const string Canary = "Atzr|canary-7c1b";
    private static readonly SecretContext Place = new("ride-hailer", "amzn1.ask.skill.1", "user-na", "refreshToken", 7);

    private readonly TempFolder _folder = new();
    private TestVault _vault = null!;

    public async Task InitializeAsync() => _vault = await TestVault.Loaded(_folder.Path);

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_sealed_opens_in_its_place_and_is_33_bytes_longer()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var clear = new string([.. text.Get.Where(letter => !char.IsSurrogate(letter))]);
            var envelope = _vault.Vault.Seal(Secret.From(clear), Place);
            envelope.Length.ShouldBe(33 + System.Text.Encoding.UTF8.GetByteCount(clear));
            _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe(clear);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_envelope_starts_with_version_1_and_the_same_key_id_and_holds_nothing_in_clear()
    {
        var one = _vault.Vault.Seal(Secret.From(Canary), Place);
        var two = _vault.Vault.Seal(Secret.From(Canary), Place);

        one[0].ShouldBe((byte)1);
        one[1..5].ShouldBe(two[1..5]);
        System.Text.Encoding.Latin1.GetString(one).ShouldNotContain("canary");
        one[5..].ShouldNotBe(two[5..]);
    }

    [Fact]
    public void Check_24_an_envelope_moved_to_any_other_place_does_not_open()
    {
        var envelope = _vault.Vault.Seal(Secret.From(Canary), Place);
        SecretContext[] elsewhere =
        [
            Place with { Partner = "ride-hailer2" },
            Place with { Partner = "" },
            Place with { Skill = "amzn1.ask.skill.2" },
            Place with { User = "user-eu" },
            Place with { User = "USER-NA" },
            Place with { Field = "accessToken" },
            Place with { Generation = 8 },
            Place with { Generation = -7 },

            // The same letters, cut at other points.
            Place with { Partner = "ride-haile", Skill = "ramzn1.ask.skill.1" },
            Place with { User = "user-narefreshToken", Field = "" },
            Place with { Partner = Place.Skill, Skill = Place.Partner },
        ];
        foreach (var place in elsewhere)
            Should.Throw<VaultException>(() => _vault.Vault.Open(envelope, place, "test")).Message.ShouldNotContain("canary");
        _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe(Canary);
    }

    [Fact]
    public void Check_24_places_that_differ_never_open_each_other()
    {
        // Four zero bytes are what a length of nothing looks like, so they may not pass for one.
        var parts = Gen.Elements("", "a", "b", "ab", "a|b", "\0\0\0\0", "ä");
        var places = from partner in parts
                     from skill in parts
                     from user in parts
                     from field in parts
                     from generation in Gen.Choose(0, 1)
                     select new SecretContext(partner, skill, user, field, generation);
        Prop.ForAll(places.Two().ToArbitrary(), pair =>
        {
            var (one, two) = pair;
            var envelope = _vault.Vault.Seal(Secret.From("x"), one);
            if (one == two)
                _vault.Vault.Open(envelope, two, "test").Reveal().ShouldBe("x");
            else
                Should.Throw<VaultException>(() => _vault.Vault.Open(envelope, two, "test"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Check_24_the_border_between_two_parts_is_sealed_too()
    {
        var left = Place with { Partner = "\0\0\0\0", Skill = "" };
        var right = Place with { Partner = "", Skill = "\0\0\0\0" };
        Should.Throw<VaultException>(() => _vault.Vault.Open(_vault.Vault.Seal(Secret.From("x"), left), right, "test"));
    }

    [Fact]
    public void Check_24_one_flipped_bit_anywhere_keeps_an_envelope_shut()
    {
        var envelope = _vault.Vault.Seal(Secret.From(Canary), Place);
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            var bits = new BitArray(envelope);
            bits[bit] = !bits[bit];
            var altered = new byte[envelope.Length];
            bits.CopyTo(altered, 0);
            Should.Throw<VaultException>(() => _vault.Vault.Open(altered, Place, "test")).ToString().ShouldNotContain("canary");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(33)]
    public void What_is_too_short_or_cut_off_does_not_open(int length)
    {
        var envelope = _vault.Vault.Seal(Secret.From(Canary), Place);
        Should.Throw<VaultException>(() => _vault.Vault.Open(envelope.AsSpan(0, length), Place, "test"));
    }

    [Fact]
    public void Bytes_behind_an_envelope_keep_it_shut() =>
        Should.Throw<VaultException>(() => _vault.Vault.Open([.. _vault.Vault.Seal(Secret.From(Canary), Place), 0], Place, "test"));

    [Fact]
    public void Check_29_every_opening_leaves_one_audit_event_that_says_who_and_why_and_never_the_value()
    {
        var envelope = _vault.Vault.Seal(Secret.From(Canary), Place);
        for (var i = 0; i < 25; i++)
            _vault.Vault.Open(envelope, Place, "refresh");

        _vault.Audit.Count.ShouldBe(25);
        foreach (var opening in _vault.Audit)
        {
            opening.Values["Purpose"].ShouldBe("refresh");
            opening.Values["Partner"].ShouldBe(Place.Partner);
            opening.Values["Skill"].ShouldBe(Place.Skill);
            opening.Values["User"].ShouldBe(Place.User);
            opening.Values["Field"].ShouldBe(Place.Field);
            opening.Values["Generation"].ShouldBe(Place.Generation);
        }

        _vault.Log.Events.ShouldAllBe(e => !e.Everything.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_27_a_failed_opening_is_no_audit_event_but_an_alert_without_the_value()
    {
        var envelope = _vault.Vault.Seal(Secret.From(Canary), Place);
        Should.Throw<VaultException>(() => _vault.Vault.Open(envelope, Place with { User = "user-eu" }, "refresh"));

        _vault.Audit.ShouldBeEmpty();
        var alert = _vault.Log.Events.ShouldHaveSingleItem();
        alert.Level.ShouldBe(Microsoft.Extensions.Logging.LogLevel.Critical);
        alert.Category.ShouldBe("Platform.Vault");
        alert.Everything.ShouldNotContain("canary");
    }

    [Fact]
    public void Text_that_is_no_valid_unicode_is_refused_rather_than_replaced()
    {
        Should.Throw<ArgumentException>(() => _vault.Vault.Seal(Secret.From("x"), Place with { User = "\ud800" }));
        Should.Throw<ArgumentException>(() => _vault.Vault.Seal(Secret.From("\udc00"), Place));
    }

    [Fact]
    public async Task Many_threads_seal_and_open_at_once()
    {
        await Parallel.ForAsync(0, 2_000, (i, _) =>
        {
            var place = Place with { User = $"user-{i % 17}", Generation = i };
            var envelope = _vault.Vault.Seal(Secret.From($"token {i}"), place);
            _vault.Vault.Open(envelope, place, "test").Reveal().ShouldBe($"token {i}");
            return ValueTask.CompletedTask;
        });
        _vault.Audit.Count.ShouldBe(2_000);
    }
}
