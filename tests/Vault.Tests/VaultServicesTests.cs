using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Platform.Vault.Tests;

public sealed class VaultServicesTests
{
    [Theory]
    [InlineData(null, null, "data/vault.keys")]
    [InlineData("/var/lib/links", null, "/var/lib/links/vault.keys")]
    [InlineData("/var/lib/links", "/run/secrets/keys", "/run/secrets/keys")]
    [InlineData(null, "keys", "keys")]
    [InlineData("", "", "data/vault.keys")]
    public void The_key_file_is_the_setting_or_lies_in_the_storage_folder(string? storage, string? setting, string expected)
    {
        using var provider = new ServiceCollection()
            .AddVault(Configuration(storage, setting))
            .BuildServiceProvider();
        provider.GetRequiredService<IOptions<VaultOptions>>().Value.KeyFile.ShouldBe(expected);
    }

    [Fact]
    public async Task Check_27_a_program_without_its_keys_does_not_start()
    {
        using var folder = new TempFolder();
        var store = new InMemoryDataKeyStore();
        await using (await TestVault.Loaded(folder.Path, store))
            File.Delete(Path.Combine(folder.Path, "vault.keys"));

        using var host = Program(folder.Path, store);
        await Should.ThrowAsync<VaultException>(() => host.StartAsync());
    }

    [Fact]
    public async Task A_program_has_its_keys_once_it_has_started()
    {
        using var folder = new TempFolder();
        using var host = Program(folder.Path, new InMemoryDataKeyStore());
        await host.StartAsync();
        host.Services.GetRequiredService<IKeyRing>().IsLoaded.ShouldBeTrue();
        await host.StopAsync();
    }

    private static IHost Program(string folder, IDataKeyStore store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(store).AddVault(Configuration(folder, null));
        return builder.Build();
    }

    private static IConfigurationRoot Configuration(string? storage, string? setting) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Storage:Path", storage), new("Vault:KeyFile", setting)])
        .Build();
}
