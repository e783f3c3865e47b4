using System.Buffers.Text;
using System.Collections;
using FsCheck;
using FsCheck.Fluent;

namespace Platform.Vault.Tests;

public sealed class HandleTests : IAsyncLifetime, IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly TempFolder _folder = new();
    private TestVault _vault = null!;

    public async Task InitializeAsync() => _vault = await TestVault.Loaded(_folder.Path);

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_handle_opens_as_its_kind_and_uses_unpadded_base64url_alone()
    {
        Prop.ForAll<byte[]>(payload =>
        {
            var handle = _vault.Handles.Seal("state", payload);
            handle.ShouldAllBe(letter => Alphabet.Contains(letter, StringComparison.Ordinal));
            handle.Length.ShouldBe(Base64Url.GetEncodedLength(33 + payload.Length));
            _vault.Handles.TryOpen("state", handle, out var opened).ShouldBeTrue();
            opened.ShouldBe(payload);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_handle_opens_as_no_other_kind()
    {
        var handle = _vault.Handles.Seal("state", [1, 2, 3]);
        foreach (var kind in new[] { "code", "State", "stat", "state ", "refreshToken" })
            Opens(kind, handle).ShouldBeFalse();
    }

    [Fact]
    public void One_changed_character_anywhere_keeps_a_handle_shut()
    {
        // Payloads of three lengths, so that the last character carries 6, 4 and 2 bits.
        foreach (var length in new[] { 30, 31, 32 })
        {
            var handle = _vault.Handles.Seal("state", new byte[length]);
            for (var i = 0; i < handle.Length; i++)
            {
                foreach (var letter in Alphabet.Where(letter => letter != handle[i]))
                    Opens("state", string.Concat(handle.AsSpan(0, i), letter.ToString(), handle.AsSpan(i + 1))).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Another_spelling_of_the_same_bytes_is_no_handle()
    {
        foreach (var length in new[] { 30, 31, 32 })
        {
            var handle = _vault.Handles.Seal("state", new byte[length]);
            string[] spellings =
            [
                handle + "=", handle + "==", " " + handle, handle + " ", handle + "\n", handle.Insert(8, "\r\n"), handle.Insert(4, " "),
                handle + "A", handle + ".", Uri.EscapeDataString(handle) + "%3D",
            ];
            foreach (var spelling in spellings)
                Opens("state", spelling).ShouldBeFalse(spelling);
            if (handle.Contains('-', StringComparison.Ordinal) || handle.Contains('_', StringComparison.Ordinal))
                Opens("state", handle.Replace('-', '+').Replace('_', '/')).ShouldBeFalse();
            Opens("state", handle).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AQ")]
    [InlineData("AQAAAAA")]
    [InlineData("ä")]
    [InlineData("../../etc")]
    [InlineData("\ud800")]
    public void Anything_else_is_no_handle(string? handle) => Opens("state", handle).ShouldBeFalse();

    [Fact]
    public void A_string_of_a_million_characters_is_turned_away_at_once() => Opens("state", new string('A', 1_000_000)).ShouldBeFalse();

    [Fact]
    public void Random_bytes_are_no_handle_and_raise_no_alert()
    {
        Prop.ForAll<byte[]>(bytes => Opens("state", Base64Url.EncodeToString(bytes)).ShouldBeFalse()).QuickCheckThrowOnFailure();
        _vault.Log.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_flipped_bit_anywhere_keeps_a_handle_shut()
    {
        var bytes = Base64Url.DecodeFromChars(_vault.Handles.Seal("code", [7, 7, 7, 7]));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var bits = new BitArray(bytes);
            bits[bit] = !bits[bit];
            var altered = new byte[bytes.Length];
            bits.CopyTo(altered, 0);
            Opens("code", Base64Url.EncodeToString(altered)).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_sealed_secret_is_no_handle_and_a_handle_no_sealed_secret()
    {
        var place = new SecretContext("state", "", "", "", 0);
        Opens("state", Base64Url.EncodeToString(_vault.Vault.Seal(Secret.From("x"), place))).ShouldBeFalse();
        Should.Throw<VaultException>(() =>
            _vault.Vault.Open(Base64Url.DecodeFromChars(_vault.Handles.Seal("state", [1])), place, "test"));
    }

    [Fact]
    public async Task A_handle_of_another_installation_does_not_open()
    {
        using var folder = new TempFolder();
        await using var other = await TestVault.Loaded(folder.Path);
        Opens("state", other.Handles.Seal("state", [1])).ShouldBeFalse();
    }

    private bool Opens(string kind, string? handle) => _vault.Handles.TryOpen(kind, handle, out _);
}
