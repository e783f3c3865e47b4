using System.Text.Json.Nodes;

namespace Platform.Vault.Tests;

/// <summary>Nodes that start at once when nothing is stored yet.</summary>
public sealed class FirstStartTests : IDisposable
{
    private const int Rounds = 100;
    private static readonly SecretContext Place = new("ride-hailer", "", "", "clientSecret", 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_27_of_nodes_that_start_at_once_on_nothing_one_makes_the_key_file_and_all_use_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Path.Combine(_folder.Path, $"{round}");
            var store = new InMemoryDataKeyStore();
            await using var one = new TestVault(folder, store);
            await using var two = new TestVault(folder, store);
            await using var three = new TestVault(folder, store);
            await AtOnce(one, two, three);

            two.Vault.Open(one.Vault.Seal(Secret.From("x"), Place), Place, "test").Reveal().ShouldBe("x");
            three.Vault.Open(two.Vault.Seal(Secret.From("y"), Place), Place, "test").Reveal().ShouldBe("y");
            Directory.GetFiles(folder).ShouldBe([one.KeyFile], "nothing but the key file is left");

            // What the file holds now is what wrapped the data key: a key file that replaced another would have lost every secret.
            await using var later = await TestVault.Loaded(folder, store);
            later.Vault.Open(one.Vault.Seal(Secret.From("z"), Place), Place, "test").Reveal().ShouldBe("z");
        }
    }

    [Fact]
    public async Task Check_27_of_nodes_that_start_at_once_with_key_files_of_their_own_all_but_one_refuse()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var store = new InMemoryDataKeyStore();
            await using var one = new TestVault(Path.Combine(_folder.Path, $"{round}-1"), store);
            await using var two = new TestVault(Path.Combine(_folder.Path, $"{round}-2"), store);
            var refusals = await Refusals(one, two);

            var refusal = refusals.ShouldHaveSingleItem();
            var loser = one.Keys.IsLoaded ? two : one;
            refusal.Message.ShouldContain("Vault:KeyFile");
            refusal.Message.ShouldContain(loser.KeyFile);
            loser.Keys.IsLoaded.ShouldBeFalse();

            // A copy of the other's file helps.
            Directory.CreateDirectory(Path.GetDirectoryName(loser.KeyFile)!);
            File.Copy((one.Keys.IsLoaded ? one : two).KeyFile, loser.KeyFile, overwrite: true);
            await loser.Keys.Load(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_draft_whose_maker_died_is_named_and_never_taken_for_a_key_file()
    {
        var draft = Path.Combine(_folder.Path, "vault.keys.new");
        await File.WriteAllTextAsync(draft, "half a ke");
        await using var vault = new TestVault(_folder.Path, new InMemoryDataKeyStore(), new ImpatientClock());
        var refusal = await Should.ThrowAsync<VaultException>(() => vault.Keys.Load(CancellationToken.None));
        refusal.Message.ShouldContain(draft);
        Directory.GetFiles(_folder.Path).ShouldBe([draft]);

        File.Delete(draft);
        await vault.Keys.Load(CancellationToken.None);
        JsonNode.Parse(await File.ReadAllTextAsync(vault.KeyFile))!["keys"]!.AsArray().ShouldHaveSingleItem();
    }

    private static async Task AtOnce(params TestVault[] vaults)
    {
        using var start = new Barrier(vaults.Length);
        await Task.WhenAll(vaults.Select(vault => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return vault.Keys.Load(CancellationToken.None);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private static async Task<List<VaultException>> Refusals(params TestVault[] vaults)
    {
        var loads = AtOnce(vaults);
        await loads.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return [.. loads.Exception?.InnerExceptions.Cast<VaultException>() ?? []];
    }
}
