using System.Text.Json.Nodes;

namespace Platform.Vault.Tests;

/// <summary>What happens at start with every combination of stored data keys and key file (checks.md 27).</summary>
public sealed class KeyFileTests : IDisposable
{
    private static readonly SecretContext Place = new("ride-hailer", "", "", "clientSecret", 1);

    private readonly TempFolder _folder = new();
    private readonly InMemoryDataKeyStore _store = new();

    private string KeyFile => Path.Combine(_folder.Path, "vault.keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_27_the_first_start_makes_a_key_file_of_mode_0600_and_one_data_key_wrapped_by_it()
    {
        await using var vault = await TestVault.Loaded(_folder.Path, _store);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(_folder.Path).ShouldBe([KeyFile]);
        var stored = (await _store.Read(CancellationToken.None)).Keys.ShouldHaveSingleItem();
        var key = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile))!["keys"]!.AsArray().ShouldHaveSingleItem()!;
        stored.KeyEncryptionKeyId.ShouldBe(key["id"]!.GetValue<string>());
        stored.Wrapped.Length.ShouldBe((33 + 32 + 2) / 3 * 4 - 1);
        vault.Keys.IsLoaded.ShouldBeTrue();
        vault.Keys.Ready.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var deep = Path.Combine(_folder.Path, "a", "b");
        await using var vault = await TestVault.Loaded(deep, _store);
        File.Exists(Path.Combine(deep, "vault.keys")).ShouldBeTrue();
    }

    [Fact]
    public async Task Check_27_after_a_restart_everything_opens()
    {
        byte[] envelope;
        string handle;
        await using (var before = await TestVault.Loaded(_folder.Path, _store))
        {
            envelope = before.Vault.Seal(Secret.From("s3cret"), Place);
            handle = before.Handles.Seal("state", [1, 2]);
        }

        await using var after = await TestVault.Loaded(_folder.Path, _store);
        after.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("s3cret");
        after.Handles.TryOpen("state", handle, out var payload).ShouldBeTrue();
        payload.ShouldBe([1, 2]);
        (await _store.Read(CancellationToken.None)).Keys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_27_without_its_key_file_the_vault_refuses_and_makes_no_new_one()
    {
        await Start();
        File.Delete(KeyFile);

        await Refused();
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_27_with_the_key_file_of_another_installation_the_vault_refuses_and_changes_nothing()
    {
        await Start();
        using var other = new TempFolder();
        await using (await TestVault.Loaded(other.Path))
            File.Copy(Path.Combine(other.Path, "vault.keys"), KeyFile, overwrite: true);
        var before = await File.ReadAllTextAsync(KeyFile);

        await Refused();
        (await File.ReadAllTextAsync(KeyFile)).ShouldBe(before);
        (await _store.Read(CancellationToken.None)).Keys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_27_with_the_right_id_and_another_key_the_vault_refuses()
    {
        await Start();
        await Edit(file => file["keys"]![0]!["key"] = Convert.ToBase64String(new byte[32]));
        await Refused();
    }

    [Fact]
    public async Task Check_27_a_damaged_key_file_is_refused_with_and_without_stored_keys_and_never_replaced()
    {
        string[] contents =
        [
            "", "x", "{}", "[]", "null", """{"version":1}""", """{"version":1,"keys":[]}""", """{"version":1,"keys":[null]}""",
            """{"version":2,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""",
            """{"version":1,"keys":[{"id":"1","createdAt":"2026-01-01T00:00:00Z","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""",
            """{"version":1,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"c2hvcnQ="}]}""",
            """{"version":1,"keys":[{"id":"00000001","createdAt":"2026-01-01T00:00:00Z","key":"canary!"}]}""",
        ];
        foreach (var store in new[] { new InMemoryDataKeyStore(), await Filled() })
        {
            foreach (var content in contents)
            {
                await Write(content);
                var refusal = await Refused(store);
                refusal.ToString().ShouldNotContain("canary");
                (await File.ReadAllTextAsync(KeyFile)).ShouldBe(content);
            }
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherExecute)]
    public async Task Check_27_a_key_file_that_is_open_to_others_is_refused(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows())
            return;
        await Start();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | open);
        (await Refused()).Message.ShouldContain("0600");
        (await Refused(new InMemoryDataKeyStore())).Message.ShouldContain("0600");
    }

    [Fact]
    public async Task A_folder_in_place_of_the_key_file_is_refused()
    {
        Directory.CreateDirectory(KeyFile);
        await Refused();
    }

    [Fact]
    public async Task Check_27_nothing_is_sealed_or_opened_before_the_keys_are_loaded()
    {
        await using var vault = new TestVault(_folder.Path, _store);

        vault.Keys.IsLoaded.ShouldBeFalse();
        vault.Keys.Ready.IsCompleted.ShouldBeFalse();
        Should.Throw<VaultException>(() => vault.Vault.Seal(Secret.From("x"), Place));
        Should.Throw<VaultException>(() => vault.Vault.Open(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, Place, "test"));
        Should.Throw<VaultException>(() => vault.Handles.Seal("state", [1]));
    }

    [Fact]
    public async Task Two_nodes_that_start_first_at_once_with_one_key_file_use_the_same_data_key()
    {
        await Start(new InMemoryDataKeyStore());
        await using var one = new TestVault(_folder.Path, _store);
        await using var two = new TestVault(_folder.Path, _store);
        await Task.WhenAll(one.Keys.Load(CancellationToken.None), two.Keys.Load(CancellationToken.None));

        two.Vault.Open(one.Vault.Seal(Secret.From("x"), Place), Place, "test").Reveal().ShouldBe("x");
    }

    [Fact]
    public async Task A_node_that_loses_the_race_to_a_node_with_another_key_file_refuses()
    {
        await Start();
        using var other = new TempFolder();
        await using var late = new TestVault(other.Path, new EmptyAtFirst(_store));
        (await Should.ThrowAsync<VaultException>(() => late.Keys.Load(CancellationToken.None))).Message.ShouldContain("Vault:KeyFile");
    }

    [Fact]
    public async Task A_file_with_several_keys_opens_what_any_of_them_wrapped_and_wraps_with_the_last()
    {
        await Start();
        var old = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile))!["keys"]![0]!["id"]!.GetValue<string>();
        await Edit(file => file["keys"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "0000beef",
            ["createdAt"] = "2026-01-01T00:00:00Z",
            ["key"] = Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray()),
        }));

        await using var again = await TestVault.Loaded(_folder.Path, _store);
        var fresh = new InMemoryDataKeyStore();
        await using var first = await TestVault.Loaded(_folder.Path, fresh);
        (await _store.Read(CancellationToken.None)).Keys[0].KeyEncryptionKeyId.ShouldBe(old);
        (await fresh.Read(CancellationToken.None)).Keys[0].KeyEncryptionKeyId.ShouldBe("0000beef");
    }

    [Fact]
    public async Task All_stored_data_keys_open_and_the_last_one_seals()
    {
        await using var one = await TestVault.Loaded(_folder.Path, _store);
        var other = new InMemoryDataKeyStore();
        await using var two = await TestVault.Loaded(_folder.Path, other);
        var set = new DataKeySet(
            [.. (await _store.Read(CancellationToken.None)).Keys, .. (await other.Read(CancellationToken.None)).Keys]);
        await using var both = await TestVault.Loaded(_folder.Path, new Fixed(set));

        both.Vault.Open(one.Vault.Seal(Secret.From("1"), Place), Place, "test").Reveal().ShouldBe("1");
        both.Vault.Open(two.Vault.Seal(Secret.From("2"), Place), Place, "test").Reveal().ShouldBe("2");
        two.Vault.Open(both.Vault.Seal(Secret.From("3"), Place), Place, "test").Reveal().ShouldBe("3");
        Should.Throw<VaultException>(() => one.Vault.Open(both.Vault.Seal(Secret.From("3"), Place), Place, "test"));
    }

    [Fact]
    public async Task Loading_twice_reads_the_store_once()
    {
        await using var vault = await TestVault.Loaded(_folder.Path, _store);
        File.Delete(KeyFile);
        await vault.Keys.Load(CancellationToken.None);
        vault.Keys.IsLoaded.ShouldBeTrue();
    }

    private async Task Start(IDataKeyStore? store = null)
    {
        await using var vault = await TestVault.Loaded(_folder.Path, store ?? _store);
    }

    private static async Task<InMemoryDataKeyStore> Filled()
    {
        using var folder = new TempFolder();
        var store = new InMemoryDataKeyStore();
        await using var vault = await TestVault.Loaded(folder.Path, store);
        return store;
    }

    private async Task<VaultException> Refused(IDataKeyStore? store = null)
    {
        await using var vault = new TestVault(_folder.Path, store ?? _store);
        var refusal = await Should.ThrowAsync<VaultException>(() => vault.Keys.Load(CancellationToken.None));
        refusal.Message.ShouldContain("Vault:KeyFile");
        refusal.Message.ShouldContain(KeyFile);
        vault.Keys.IsLoaded.ShouldBeFalse();
        return refusal;
    }

    private async Task Edit(Action<JsonNode> edit)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile))!;
        edit(file);
        await Write(file.ToJsonString());
    }

    private async Task Write(string content)
    {
        await File.WriteAllTextAsync(KeyFile, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private sealed class Fixed(DataKeySet set) : IDataKeyStore
    {
        public Task<DataKeySet> Read(CancellationToken cancellationToken) => Task.FromResult(set);

        public Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken) => Task.FromResult(set);
    }

    private sealed class EmptyAtFirst(IDataKeyStore inner) : IDataKeyStore
    {
        public Task<DataKeySet> Read(CancellationToken cancellationToken) => Task.FromResult(DataKeySet.Empty);

        public Task<DataKeySet> Add(WrappedDataKey first, CancellationToken cancellationToken) => inner.Add(first, cancellationToken);
    }
}
