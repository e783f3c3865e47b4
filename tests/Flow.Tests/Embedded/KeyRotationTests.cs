using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Embedded;

/// <summary>
/// Keys of both levels are rotated while the platform is read and used, and killed in the middle, several times. Afterwards everything
/// opens: pairs, verifiers, client secrets, the signing key, and what was given to browsers and to Alexa before.
/// </summary>
[Collection(AloneCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class KeyRotationTests
{
    private const int Linked = 8;
    private const int Approved = 5;
    private const int Waiting = 110;
    private const string Rotations = "/v1/vault/rotations";

    [Fact]
    public async Task Check_26_Both_levels_are_rotated_under_load_by_a_process_that_is_killed_again_and_again()
    {
        await using var world = await World.Start(settings => settings["Vault:ResealsPerSecond"] = "12");
        var skill = await world.NewSkill();
        var users = await Task.WhenAll(Enumerable.Range(0, Linked).Select(n => skill.User().In((Region)(n % 3))));
        foreach (var user in users)
            await user.Link();
        foreach (var _ in Enumerable.Range(Approved, Waiting - Approved))
            (await skill.User().Consent()).Expect(201);
        var redirects = new List<(PartnerUser User, Redirect Redirect)>();
        foreach (var user in await Task.WhenAll(Enumerable.Range(0, Approved).Select(_ => skill.User().In(Region.NA))))
            redirects.Add((user, await user.Approve()));
        using var ended = new CancellationTokenSource();
        var load = Task.WhenAll(Read(users, ended.Token), Read(users, ended.Token));

        var first = KeyIds(world);
        await RotateKek(world, TimeSpan.Zero, TimeSpan.FromMilliseconds(15), TimeSpan.FromMilliseconds(40));
        KeyIds(world).ShouldHaveSingleItem().ShouldNotBe(first.ShouldHaveSingleItem());
        await RotateData(world, skill, kills: 3);
        await RotateKek(world, TimeSpan.FromMilliseconds(5));
        await RotateData(world, skill, kills: 1);

        await ended.CancelAsync();
        (await load).Sum().ShouldBeGreaterThan(20, "what was read meanwhile");
        foreach (var user in users)
        {
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
            await world.Control.RefreshPartnerPair(user.AmazonUser, skill.SkillId);
        }

        // States and verifiers of before the first rotation.
        foreach (var (user, redirect) in redirects)
            (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await users[0].Unlink()).ExpectLink("unlinked", "link");
        world.Platform.Log.Text.ShouldNotContain("did not open");
        world.Platform.Log.Text.ShouldNotContain("could not be sealed again");
        Directory.GetFiles(world.Folder.Path, "vault.keys*").ShouldBe([world.Folder.KeyFile]);
        File.GetUnixFileMode(world.Folder.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_rotation_is_paused_resumed_listed_and_started_only_once()
    {
        await using var world = await World.Start(settings => settings["Vault:ResealsPerSecond"] = "8");
        var skill = await world.NewSkill();
        foreach (var _ in Enumerable.Range(0, 30))
            (await skill.User().Consent()).Expect(201);

        var started = (await world.Operator.Post(Rotations, new { level = "data" })).Expect(202);
        started.Headers.Keys.ShouldContain("Retry-After");
        var id = started["rotationId"]!;
        await Until(world, id, rotation => Count(rotation, "resealed") > 0);
        (await world.Operator.Post($"{Rotations}/{id}/pause")).Expect(202)["status"].ShouldBe("paused");
        (await world.Operator.Post(Rotations, new { level = "data" })).Expect(202)["rotationId"].ShouldBe(id);
        await world.Platform.KillAndRestart();
        var paused = (await world.Operator.Get($"{Rotations}/{id}")).Expect(200).Body;
        paused.GetProperty("status").GetString().ShouldBe("paused");
        Count(paused, "remaining").ShouldBeGreaterThan(0);

        // The other level does not wait for it.
        var kek = (await world.Operator.Post(Rotations, new { level = "kek" })).Expect(202)["rotationId"]!;
        await Until(world, kek, IsCompleted);
        Count((await world.Operator.Get($"{Rotations}/{id}")).Body, "resealed").ShouldBe(Count(paused, "resealed"));

        (await world.Operator.Post($"{Rotations}/{id}/resume")).Expect(202)["status"].ShouldBe("running");
        var done = await Until(world, id, IsCompleted);
        Count(done, "remaining").ShouldBe(0);
        Count(done, "resealed").ShouldBe(Count(done, "total"));
        done.GetProperty("completedAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await world.Operator.Get(Rotations)).Expect(200).Body.GetProperty("rotations").EnumerateArray()
            .Select(rotation => rotation.GetProperty("rotationId").GetString()).ShouldBe([kek, id]);
    }

    private static async Task RotateKek(World world, params TimeSpan[] kills)
    {
        var id = (await world.Operator.Post(Rotations, new { level = "kek" })).Expect(202)["rotationId"]!;
        foreach (var moment in kills)
        {
            await Task.Delay(moment);
            await world.Platform.KillAndRestart();
        }

        var done = await Until(world, id, IsCompleted);
        done.GetProperty("keyId").GetString().ShouldBe(KeyIds(world).ShouldHaveSingleItem());
    }

    private static async Task RotateData(World world, PartnerSkill skill, int kills)
    {
        var id = (await world.Operator.Post(Rotations, new { level = "data" })).Expect(202)["rotationId"]!;
        var before = 0L;
        for (var kill = 0; kill < kills; kill++)
        {
            var walking = await Until(world, id, rotation => Count(rotation, "resealed") > before);
            Count(walking, "remaining").ShouldBeGreaterThan(0, "or it would be killed in vain");
            (await skill.User().Consent()).Expect(201);
            await world.Platform.KillAndRestart();
            var after = (await world.Operator.Get($"{Rotations}/{id}")).Expect(200).Body;
            before = Count(after, "resealed");
            before.ShouldBeGreaterThanOrEqualTo(Count(walking, "resealed"));
        }

        var done = await Until(world, id, IsCompleted);
        Count(done, "notOpened").ShouldBe(0);
        Count(done, "resealed").ShouldBeGreaterThanOrEqualTo(Linked + Waiting);
    }

    private static async Task<JsonElement> Until(World world, string id, Func<JsonElement, bool> holds)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var rotation = (await world.Operator.Get($"{Rotations}/{id}")).Expect(200).Body;
            rotation.GetProperty("status").GetString().ShouldNotBe("failed", rotation.ToString());
            if (holds(rotation))
                return rotation;
            await Task.Delay(30, late.Token);
        }
    }

    // Reads go on through all of it; only a process that is not there may fail to answer.
    private static async Task<int> Read(PartnerUser[] users, CancellationToken ended)
    {
        var read = 0;
        for (var n = 0; !ended.IsCancellationRequested; n++)
        {
            try
            {
                (await users[n % users.Length].Status(verify: n % 2 == 0)).ExpectLink("linked", "unlink");
                read++;
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }

        return read;
    }

    private static bool IsCompleted(JsonElement rotation) => rotation.GetProperty("status").GetString() == "completed";

    private static long Count(JsonElement rotation, string member) =>
        rotation.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;

    private static IReadOnlyList<string> KeyIds(World world) =>
        [.. JsonNode.Parse(File.ReadAllText(world.Folder.KeyFile))!["keys"]!.AsArray().Select(key => key!["id"]!.GetValue<string>())];
}
