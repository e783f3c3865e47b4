using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Orleans;

/// <summary>Where settings are missing or contradict each other, the platform names the setting and does not start.</summary>
public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("Operator:Key", "", "Operator:Key")]
    [InlineData("Engine:Role", "Silo", "Engine:Role")]
    [InlineData("Engine:Role", "frontend", "Engine:Role")]
    [InlineData("Orleans:Storage", "disk", "Orleans:Storage")]
    [InlineData("Orleans:Redis", "", "Orleans:Redis")]
    [InlineData("Orleans:ServiceId", " ", "Orleans:ServiceId")]
    [InlineData("Orleans:SiloPort", "0", "Orleans:SiloPort")]
    [InlineData("Orleans:AdvertisedAddress", "here", "Orleans:AdvertisedAddress")]
    [InlineData("Engine:CollectionAge", "00:00:10", "Engine:CollectionQuantum")]
    public async Task A_setting_that_makes_no_sense_is_named(string setting, string value, string named)
    {
        await using var world = await World.Prepare(settings => settings[setting] = value);
        (await world.Platform.StartExpectingExit()).ShouldBe(1);
        world.Platform.Log.Text.ShouldContain(named);
    }

    [Fact]
    public async Task A_front_end_cannot_keep_its_grains_in_memory()
    {
        await using var world = await World.Prepare(settings =>
        {
            settings["Engine:Role"] = "FrontEnd";
            settings["Orleans:Storage"] = "memory";
        });
        (await world.Platform.StartExpectingExit()).ShouldBe(1);
        world.Platform.Log.Text.ShouldContain("Orleans:Storage");
    }

    [Fact]
    public async Task Storage_in_memory_does_not_go_with_membership_that_lasts()
    {
        await using var world = await World.Prepare(settings =>
        {
            settings["Orleans:Membership"] = "redis";
            settings["Orleans:Storage"] = "memory";
        });
        (await world.Platform.StartExpectingExit()).ShouldBe(1);
        world.Platform.Log.Text.ShouldContain("Orleans:Storage");
    }

    [Fact]
    public async Task Check_27_a_missing_key_file_refuses_to_start_and_none_is_made()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User().In(Region.NA);
        await user.Link();
        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        var right = await File.ReadAllBytesAsync(world.Folder.KeyFile);
        File.Delete(world.Folder.KeyFile);

        (await world.Platform.StartExpectingExit()).ShouldBe(1);

        world.Platform.Log.Text.ShouldContain("Vault:KeyFile");
        File.Exists(world.Folder.KeyFile).ShouldBeFalse();
        await File.WriteAllBytesAsync(world.Folder.KeyFile, right);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(world.Folder.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await world.Platform.Start();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
    }
}
