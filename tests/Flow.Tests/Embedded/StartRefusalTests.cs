using System.Runtime.Versioning;
using System.Security.Cryptography;
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

    [Fact]
    public async Task Check_27_A_missing_or_wrong_key_file_refuses_to_start_and_touches_nothing()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        var right = await File.ReadAllBytesAsync(world.Folder.KeyFile);
        File.GetUnixFileMode(world.Folder.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.Delete(world.Folder.KeyFile);
        await Refuses(world);
        File.Exists(world.Folder.KeyFile).ShouldBeFalse();

        await using (var another = await World.Start())
            File.Copy(another.Folder.KeyFile, world.Folder.KeyFile);
        await Refuses(world);

        await File.WriteAllBytesAsync(world.Folder.KeyFile, right[..(right.Length / 2)]);
        await Refuses(world);

        await File.WriteAllBytesAsync(world.Folder.KeyFile, right);
        await world.Platform.Start();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Check_27_A_key_file_that_others_may_read_refuses_to_start()
    {
        await using var world = await World.Start();
        await world.Platform.Stop();
        File.SetUnixFileMode(world.Folder.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        (await world.Platform.StartExpectingExit()).ShouldNotBe(0);

        world.Platform.Log.Text.ShouldContain("0600");
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

    private static async Task Refuses(World world)
    {
        var before = Hashes(world.Folder);
        var logged = world.Platform.Log.Text.Length;

        (await world.Platform.StartExpectingExit()).ShouldNotBe(0);

        var log = world.Platform.Log.Text[logged..];
        log.ShouldContain("Vault:KeyFile");
        log.ShouldContain(world.Folder.KeyFile);
        Hashes(world.Folder).ShouldBe(before, log);
    }

    private static Dictionary<string, string> Hashes(DataFolder folder) => folder.Files()
        .ToDictionary(file => file.Key, file => Convert.ToHexString(SHA256.HashData(file.Value)));
}
