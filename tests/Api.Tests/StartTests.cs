using System.Runtime.Versioning;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class StartTests
{
    [Fact]
    public async Task The_first_start_makes_keys_that_only_the_owner_reads_and_the_next_start_takes_them()
    {
        using var program = new ApiProcess();
        var url = await program.Start();
        var data = Path.Combine(program.Folder, "data");
        var key = (await File.ReadAllTextAsync(Path.Combine(data, "operator.key"))).Trim();
        foreach (var file in new[] { "operator.key", "vault.keys" })
        {
            File.GetUnixFileMode(Path.Combine(data, file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await new ApiClient(url, key).Put("/v1/partners/acme", new { name = "Acme" })).Status.ShouldBe(201);
        var jwks = (await new ApiClient(url, null).Get("/oauth/jwks")).Body;
        program.Kill();

        url = await program.Start();
        (await new ApiClient(url, key).Get("/v1/partners/acme")).Status.ShouldBe(200);
        (await new ApiClient(url, null).Get("/oauth/jwks")).Body.ShouldBe(jwks);
    }

    [Fact]
    public async Task Check_27_Another_key_file_is_refused_in_words_and_nothing_is_touched()
    {
        using var program = new ApiProcess();
        await program.Start();
        program.Kill();
        var keys = Path.Combine(program.Folder, "data", "vault.keys");
        File.Move(keys, keys + ".away");
        var operatorKey = Path.Combine(program.Folder, "data", "operator.key");
        File.Delete(operatorKey);

        var (exitCode, said) = await program.Refuse();
        exitCode.ShouldBe(1);
        said.ShouldContain("vault.keys");
        said.ShouldContain("Vault:KeyFile");
        said.ShouldNotContain("Now listening");
        File.Exists(keys).ShouldBeFalse();
        File.Exists(operatorKey).ShouldBeFalse();

        File.Move(keys + ".away", keys);
        await program.Start();
    }

    [Fact]
    public async Task An_operator_key_that_others_can_read_is_refused()
    {
        using var program = new ApiProcess();
        await program.Start();
        program.Kill();
        var file = Path.Combine(program.Folder, "data", "operator.key");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var (exitCode, said) = await program.Refuse();
        exitCode.ShouldBe(1);
        said.ShouldContain("Operator:Key");
        said.ShouldNotContain((await File.ReadAllTextAsync(file)).Trim());
    }

    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "PublicUrl")]
    [InlineData("Amazon__TokenUrl", "nonsense", "Amazon:TokenUrl")]
    [InlineData("ForwardedProxies", "nonsense", "ForwardedProxies")]
    [InlineData("Limits__Burst", "-1", "Limits:Burst")]
    public async Task A_wrong_setting_is_named(string name, string value, string setting)
    {
        using var program = new ApiProcess();
        var (exitCode, said) = await program.Refuse((name, value));
        exitCode.ShouldBe(1);
        said.ShouldContain(setting);
        Directory.Exists(Path.Combine(program.Folder, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused()
    {
        using var program = new ApiProcess();
        await program.Start();
        var (exitCode, said) = await program.Refuse();
        exitCode.ShouldBe(1);
        said.ShouldContain("data");
    }
}
