using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Vault.Tests;

/// <summary>Key-encryption keys in the setting <c>Vault:Keys</c>, as a container platform gives them (checks.md 27).</summary>
public sealed class KeySettingTests : IDisposable
{
    private const string KeyOne = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string KeyTwo = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private const string One = $"00000001:{KeyOne}";
    private const string Two = $"00000002:{KeyTwo}";

    private static readonly SecretContext Place = new("ride-hailer", "", "", "clientSecret", 1);

    private readonly TempFolder _folder = new();
    private readonly InMemoryDataKeyStore _store = new();

    public static TheoryData<string> Unusable =>
    [
        "", " ", ",", "canary", "00000001", "00000001:", ":" + KeyOne, "1:" + KeyOne, "0000000A:" + KeyOne, "00000001:c2hvcnQ=",
        "00000001:" + KeyOne + "AAAA",
        One + "," + One, One + ",00000001:" + KeyTwo, One + ",", One + ";" + Two, "{", "{}", """{"version":1,"keys":[]}""",
        $$"""{"version":1,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"canary"}]}""",
        $$"""{"version":2,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"{{KeyOne}}"}]}""",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(One)]
    [InlineData($" {One} , {Two} ")]
    [InlineData($$"""{"version":1,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"{{KeyOne}}"}]}""")]
    public async Task The_keys_are_a_list_or_the_content_of_a_key_file_and_no_file_is_made(string text)
    {
        await using var vault = await Loaded(text);
        await using var again = await Loaded(text);
        again.Vault.Open(vault.Vault.Seal(Secret.From("x"), Place), Place, "test").Reveal().ShouldBe("x");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_key_wraps_and_all_unwrap()
    {
        await using var before = await Loaded(One);
        var envelope = before.Vault.Seal(Secret.From("x"), Place);

        await using var after = await Loaded($"{One},{Two}");
        after.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
        (await after.Wrapping.New(null, CancellationToken.None)).KeyEncryptionKeyId.ShouldBe("00000002");
        (await after.KeyEncryptionKeys.Ids(CancellationToken.None)).ShouldBe(["00000001", "00000002"]);
        after.KeyEncryptionKeys.IsWritable.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Check_27_a_setting_without_usable_keys_is_refused_by_name_and_never_repeated(string text)
    {
        var setting = new KeyValuePair<string, string?>("Vault:Keys", text);
        var refusal = Should.Throw<VaultException>(() => new TestVault(_folder.Path, _store, null, setting));
        refusal.Message.ShouldContain("Vault:Keys");
        refusal.Message.ShouldContain("Vault__Keys");
        refusal.ToString().ShouldNotContain("canary");
        refusal.ToString().ShouldNotContain(KeyOne);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Two)]
    [InlineData($"00000001:{KeyTwo}")]
    [InlineData($"00000003:{KeyOne}")]
    public async Task Check_27_keys_that_lack_the_one_in_use_are_refused_and_nothing_changes(string text)
    {
        await using (await Loaded(One))
        {
        }

        var before = await _store.Read(CancellationToken.None);
        var refusal = await Should.ThrowAsync<VaultException>(() => Loaded(text));
        refusal.Message.ShouldContain("Vault:Keys");
        refusal.Message.ShouldContain("00000001");
        (await _store.Read(CancellationToken.None)).ShouldBe(before);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Check_27_keys_in_two_places_are_refused_with_both_names()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Vault:Keys", One), new("Vault:KeyFile", "/run/keys")]).Build();
        var refusal = Should.Throw<VaultException>(() => new ServiceCollection().AddVault(configuration));
        refusal.Message.ShouldContain("Vault:Keys");
        refusal.Message.ShouldContain("Vault:KeyFile");
        refusal.Message.ShouldNotContain(KeyOne);
    }

    [Fact]
    public async Task The_content_of_a_key_file_moves_to_the_setting_and_everything_opens()
    {
        byte[] envelope;
        await using (var file = await TestVault.Loaded(_folder.Path, _store))
            envelope = file.Vault.Seal(Secret.From("x"), Place);
        var content = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "vault.keys"));
        await using var setting = await Loaded(content);
        setting.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
    }

    [Theory]
    [InlineData("Vault:Reload", "00:00:00")]
    [InlineData("Vault:Reload", "00:01:01")]
    [InlineData("Vault:Reload", "soon")]
    [InlineData("Vault:ResealsPerSecond", "0")]
    [InlineData("Vault:ResealsPerSecond", "-1")]
    [InlineData("Vault:ResealsPerSecond", "many")]
    public void A_setting_out_of_its_range_is_refused_by_name(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Should.Throw<VaultException>(() => new ServiceCollection().AddVault(configuration)).Message.ShouldContain(name);
    }

    private async Task<TestVault> Loaded(string keys)
    {
        var vault = new TestVault(_folder.Path, _store, null, new KeyValuePair<string, string?>("Vault:Keys", keys));
        await vault.Keys.Load(CancellationToken.None);
        return vault;
    }
}
