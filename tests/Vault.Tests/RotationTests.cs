using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Platform.Vault.Tests;

/// <summary>What the vault itself does in a rotation of either level (checks.md 26).</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RotationTests : IAsyncLifetime, IDisposable
{
    private static readonly SecretContext Place = new("ride-hailer", "amzn1.ask.skill.1", "user-na", "refreshToken", 7);
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly InMemoryDataKeyStore _store = new();
    private TestVault _vault = null!;

    public async Task InitializeAsync() => _vault = await TestVault.Loaded(_folder.Path, _store);

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_26_a_key_added_to_the_file_wraps_and_the_former_still_unwraps()
    {
        var former = (await _vault.KeyEncryptionKeys.Ids(None)).ShouldHaveSingleItem();
        await _vault.KeyEncryptionKeys.Add(None);

        (await _vault.KeyEncryptionKeys.Ids(None)).Count.ShouldBe(2);
        (await _vault.KeyEncryptionKeys.Ids(None))[0].ShouldBe(former);
        (await _vault.Wrapping.New(null, None)).KeyEncryptionKeyId.ShouldNotBe(former);
        File.GetUnixFileMode(_vault.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(_folder.Path).ShouldBe([_vault.KeyFile]);
        await using var restarted = await TestVault.Loaded(_folder.Path, _store);
    }

    [Fact]
    public async Task Check_26_a_draft_that_a_crash_left_is_no_hindrance_and_no_key_file()
    {
        var draft = _vault.KeyFile + ".next";
        await File.WriteAllTextAsync(draft, "half a ke");
        await using (await TestVault.Loaded(_folder.Path, _store))
            await _vault.KeyEncryptionKeys.Add(None);
        Directory.GetFiles(_folder.Path).ShouldBe([_vault.KeyFile]);
        (await _vault.KeyEncryptionKeys.Ids(None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Check_26_a_data_key_wrapped_anew_opens_what_it_opened_and_the_former_key_can_go()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        var wrapped = (await _store.Read(None)).Keys.ShouldHaveSingleItem();
        await _vault.KeyEncryptionKeys.Add(None);
        var rewrapped = await _vault.Wrapping.Rewrap(wrapped, None);
        rewrapped.Id.ShouldBe(wrapped.Id);
        rewrapped.CreatedAt.ShouldBe(wrapped.CreatedAt);
        _store.Replace(new DataKeySet([rewrapped]));
        await _vault.KeyEncryptionKeys.Remove([wrapped.KeyEncryptionKeyId, "00000000"], None);

        (await _vault.KeyEncryptionKeys.Ids(None)).ShouldBe([rewrapped.KeyEncryptionKeyId]);
        await _vault.Keys.Reload(None);
        _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
        await using var restarted = await TestVault.Loaded(_folder.Path, _store);
        restarted.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
    }

    [Fact]
    public async Task Check_26_a_new_data_key_can_be_wrapped_by_a_key_that_every_node_is_known_to_have()
    {
        var known = (await _vault.KeyEncryptionKeys.Ids(None))[0];
        await _vault.KeyEncryptionKeys.Add(None);
        (await _vault.Wrapping.New(known, None)).KeyEncryptionKeyId.ShouldBe(known);
        (await Should.ThrowAsync<VaultException>(() => _vault.Wrapping.New("0000000x", None))).Message.ShouldContain("Vault:KeyFile");
    }

    [Fact]
    public async Task The_newest_key_is_never_removed()
    {
        await _vault.KeyEncryptionKeys.Add(None);
        var ids = await _vault.KeyEncryptionKeys.Ids(None);
        await _vault.KeyEncryptionKeys.Remove([.. ids], None);
        (await _vault.KeyEncryptionKeys.Ids(None)).ShouldBe([ids[^1]]);
    }

    [Fact]
    public async Task Check_26_many_additions_at_once_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _vault.KeyEncryptionKeys.Add(None)));
        (await _vault.KeyEncryptionKeys.Ids(None)).Count.ShouldBe(21);
    }

    [Fact]
    public async Task Check_26_an_added_data_key_opens_everywhere_before_it_seals_anywhere()
    {
        await using var other = await TestVault.Loaded(_folder.Path, _store);
        var first = (await _store.Read(None)).Keys[0];
        var second = await _vault.Wrapping.New(null, None);
        _store.Replace(new DataKeySet([first, second]) { SealingKeyId = first.Id });
        await _vault.Keys.Reload(None);
        await other.Keys.Reload(None);
        _vault.Keys.SealingKeyId.ShouldBe(first.Id);
        var before = _vault.Vault.Seal(Secret.From("before"), Place);

        // One node has heard of the change and the other has not: each opens what the other seals.
        _store.Replace(new DataKeySet([first, second]) { SealingKeyId = second.Id });
        await _vault.Keys.Reload(None);
        _vault.Keys.SealingKeyId.ShouldBe(second.Id);
        other.Keys.SealingKeyId.ShouldBe(first.Id);
        other.Vault.Open(_vault.Vault.Seal(Secret.From("new"), Place), Place, "test").Reveal().ShouldBe("new");
        _vault.Vault.Open(other.Vault.Seal(Secret.From("old"), Place), Place, "test").Reveal().ShouldBe("old");
        _vault.Vault.Open(before, Place, "test").Reveal().ShouldBe("before");
        other.Handles.TryOpen("state", _vault.Handles.Seal("state", [7]), out var payload).ShouldBeTrue();
        payload.ShouldBe([7]);
        _vault.Handles.DataKeyOf(_vault.Handles.Seal("state", [7])).ShouldBe(second.Id);
    }

    [Fact]
    public async Task Check_26_what_is_sealed_again_is_in_its_place_under_the_new_key_and_only_once()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        _vault.Vault.Reseal(envelope, Place).ShouldBeNull();
        _vault.Audit.ShouldBeEmpty();

        await SecondKey();
        var resealed = _vault.Vault.Reseal(envelope, Place).ShouldNotBeNull();
        _vault.Vault.Reseal(resealed, Place).ShouldBeNull();
        _vault.Audit.ShouldHaveSingleItem().Values["Purpose"].ShouldBe("reseal");
        _vault.Vault.Open(resealed, Place, "test").Reveal().ShouldBe("x");
        _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
        Should.Throw<VaultException>(() => _vault.Vault.Open(resealed, Place with { User = "user-eu" }, "test"));
    }

    [Fact]
    public async Task Check_24_sealing_again_does_not_move_a_secret_to_another_place()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        await SecondKey();
        Should.Throw<VaultException>(() => _vault.Vault.Reseal(envelope, Place with { User = "user-eu" }));
        Should.Throw<VaultException>(() => _vault.Vault.Reseal([], Place));
        _vault.Audit.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retired_data_key_opens_nothing_any_more()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        var handle = _vault.Handles.Seal("state", [7]);
        var second = await SecondKey();
        _store.Replace(new DataKeySet([second]) { SealingKeyId = second.Id });
        await _vault.Keys.Reload(None);
        Should.Throw<VaultException>(() => _vault.Vault.Open(envelope, Place, "test"));
        _vault.Handles.TryOpen("state", handle, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_whose_keys_lack_the_new_wrapping_works_on_and_says_that_it_will_not_start_again()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        var key = (await _store.Read(None)).Keys[0];
        using var elsewhere = new TempFolder();
        await using (var other = await TestVault.Loaded(elsewhere.Path))
        {
            var foreign = (await other.KeyEncryptionKeys.Ids(None))[0];
            _store.Replace(new DataKeySet([key with { KeyEncryptionKeyId = foreign }]));
        }

        await _vault.Keys.Reload(None);
        _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
        _vault.Log.Events.ShouldContain(e => e.Level == LogLevel.Critical && e.Everything.Contains("will not start again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reload_that_fails_leaves_what_was_loaded()
    {
        var envelope = _vault.Vault.Seal(Secret.From("x"), Place);
        var key = (await _store.Read(None)).Keys[0];
        var foreign = key with { Id = unchecked(key.Id + 1) };
        foreach (var set in new[] { DataKeySet.Empty, new DataKeySet([key]) { SealingKeyId = foreign.Id }, new DataKeySet([key, foreign]) })
        {
            _store.Replace(set);
            await Should.ThrowAsync<VaultException>(() => _vault.Keys.Reload(None));
            _vault.Vault.Open(envelope, Place, "test").Reveal().ShouldBe("x");
            _vault.Keys.SealingKeyId.ShouldBe(key.Id);
        }
    }

    [Fact]
    public async Task A_running_program_sees_another_nodes_change_within_the_bound_by_itself()
    {
        var looks = new WatchedStore(_store);
        await using var looking = new TestVault(_folder.Path, looks, null, new KeyValuePair<string, string?>("Vault:Reload", "00:00:01"));
        await looking.Start();
        var second = await SecondKey();

        // The first look that begins after the change is over when the second begins.
        await looks.Next.WaitAsync(Limit);
        await looks.Next.WaitAsync(Limit);
        looking.Keys.SealingKeyId.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Check_27_two_keys_of_one_id_in_the_file_are_refused()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(_vault.KeyFile))!;
        file["keys"]!.AsArray().Add(file["keys"]![0]!.DeepClone());
        await File.WriteAllTextAsync(_vault.KeyFile, file.ToJsonString());
        (await Should.ThrowAsync<VaultException>(() => TestVault.Loaded(_folder.Path, _store))).Message.ShouldContain("damaged");
    }

    private async Task<WrappedDataKey> SecondKey()
    {
        var first = (await _store.Read(None)).Keys[0];
        var second = await _vault.Wrapping.New(null, None);
        _store.Replace(new DataKeySet([first, second]) { SealingKeyId = second.Id });
        await _vault.Keys.Reload(None);
        return second;
    }
}
