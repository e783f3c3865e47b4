using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Embedded;

/// <summary>Where starting would do harm, the platform says why and does not start.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartRefusalTests
{
    [Fact]
    public async Task A_second_process_on_the_same_folder_refuses_and_the_first_serves_on()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        await using var second = world.Twin();

        (await second.StartExpectingExit()).ShouldNotBe(0);

        second.Log.Text.ShouldContain("Storage:Path");
        second.Log.Text.ShouldContain(world.Folder.Path);
        (await user.Unlink()).ExpectLink("unlinked", "link");
    }

    [Theory]
    [InlineData("*.db")]
    [InlineData("*.db-wal")]
    public async Task Check_34_On_a_file_that_it_may_not_write_it_refuses_to_start_and_with_its_rights_back_all_is_there(string files)
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        await world.Platform.Kill();
        var locked = Directory.GetFiles(world.Folder.Path, files).ShouldHaveSingleItem();
        File.SetUnixFileMode(locked, UnixFileMode.UserRead);

        // Root may write what nobody may, unless it has given that up.
        await using (var program = world.Twin())
        {
            program.Launcher = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"];
            (await program.StartExpectingExit()).ShouldNotBe(0);
            program.Log.Text.ShouldContain("Storage:Path");
            program.Log.Text.ShouldContain(world.Folder.Path);
        }

        File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await world.Platform.Start();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Check_27_Without_the_right_keys_it_refuses_to_start_names_the_setting_and_touches_nothing()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        var file = world.Folder.KeyFile;
        var right = await File.ReadAllBytesAsync(file);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        byte[] foreign;
        await using (var another = await World.Start())
            foreign = await File.ReadAllBytesAsync(another.Folder.KeyFile);

        File.Delete(file);
        await Refuses(world, "Vault:KeyFile", file);
        Directory.CreateDirectory(file);
        await Refuses(world, "Vault:KeyFile", "is a folder");
        Directory.Delete(file);
        foreach (var content in new[] { foreign, right[..(right.Length / 2)], [], Encoding.UTF8.GetBytes("{}") })
        {
            await Put(file, content);
            await Refuses(world, "Vault:KeyFile", file);
        }

        await Put(file, right);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await Refuses(world, "Vault:KeyFile", "0600");

        // The keys in the setting, with the file out of the way.
        File.Delete(file);
        const string Foreign = "00000001:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        foreach (var text in new[] { "", "canary", Encoding.UTF8.GetString(right)[..40], Encoding.UTF8.GetString(foreign), Foreign })
            (await Refuses(world, settings => settings["Vault:Keys"] = text, "Vault:Keys")).ShouldNotContain("canary");
        await Refuses(
            world,
            settings =>
            {
                settings["Vault:Keys"] = Encoding.UTF8.GetString(right);
                settings["Vault:KeyFile"] = file;
            },
            "Vault:Keys",
            "Vault:KeyFile");

        await using (var moved = world.Twin(settings => settings["Vault:Keys"] = Encoding.UTF8.GetString(right)))
            await moved.Start();
        File.Exists(file).ShouldBeFalse();
        await Put(file, right);
        await world.Platform.Start();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task An_operator_key_is_made_once_and_only_its_owner_can_read_it()
    {
        await using var world = await World.Start(settings => settings.Remove("Operator:Key"));
        var file = Path.Combine(world.Folder.Path, "operator.key");
        world.Platform.Log.Text.ShouldContain(file);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var key = (await File.ReadAllTextAsync(file)).Trim();
        world.Platform.Log.Text.ShouldNotContain(key);
        using var @operator = new Partners.ApiClient(world.Platform.Url, key);
        (await @operator.Put("/v1/partners/acme", new { name = "Acme" })).Expect(201);

        await world.Platform.KillAndRestart();

        (await File.ReadAllTextAsync(file)).Trim().ShouldBe(key);
        (await @operator.Get("/v1/partners/acme")).Expect(200)["name"].ShouldBe("Acme");
    }

    private static Task<string> Refuses(World world, params string[] words) => Refuses(world, _ => { }, words);

    private static async Task<string> Refuses(World world, Action<Dictionary<string, string>> settings, params string[] words)
    {
        await using var program = world.Twin(settings);
        var before = Hashes(world.Folder);

        (await program.StartExpectingExit()).ShouldNotBe(0);

        foreach (var word in words)
            program.Log.Text.ShouldContain(word);
        Hashes(world.Folder).ShouldBe(before, program.Log.Text);
        return program.Log.Text;
    }

    private static async Task Put(string file, byte[] content)
    {
        await File.WriteAllBytesAsync(file, content);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Dictionary<string, string> Hashes(DataFolder folder) => folder.Files()
        .ToDictionary(file => file.Key, file => Convert.ToHexString(SHA256.HashData(file.Value)));
}
