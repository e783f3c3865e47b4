using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Platform.Browser.Tests.Harness;

namespace Platform.Browser.Tests.Newcomer;

[UnsupportedOSPlatform("windows")]
public sealed class RunScriptTests
{
    [Fact]
    public async Task A_link_survives_a_restart_and_so_do_the_session_and_the_key()
    {
        await using var chromium = await Chromium.Start();
        await using var run = new RunScript();
        await run.Start();
        var rider = new RiderBrowser(await chromium.NewPerson(), run.Demo);
        await rider.LogIn("rider-1");
        await rider.Link("user-na");
        var partner = await File.ReadAllTextAsync(run.PartnerFile);

        (await run.Stop("INT")).ShouldBe(130);
        run.AllPorts.ShouldAllBe(port => Ports.IsFree(port));
        await run.Start();

        (await File.ReadAllTextAsync(run.PartnerFile)).ShouldBe(partner);
        await rider.Home();
        await rider.ExpectLink("Linked with Alexa since", "unlink");

        // The simulated Amazon has forgotten everything, which is proof enough for the platform that the link is gone.
        await rider.UnlinkButton.ClickAsync();
        await rider.ExpectLink("No longer linked with Alexa.", "link");
        await rider.Link("user-eu", lwa: true);
        await rider.ExpectLink("Linked with Alexa since", "unlink");
    }

    [Fact]
    public async Task SIGTERM_ends_everything_and_only_the_owner_can_read_what_stays()
    {
        await using var run = new RunScript();
        await run.Start();
        foreach (var file in (string[])[run.OperatorKeyFile, run.PartnerFile])
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        (await run.Stop()).ShouldBe(143);
        run.AllPorts.ShouldAllBe(port => Ports.IsFree(port));
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_setting_that_changes_it()
    {
        await using var run = new RunScript();
        using var taken = new TcpListener(IPAddress.Loopback, new Uri(run.Simulator).Port + 1);
        taken.Start();
        (await run.StartExpectingExit()).ShouldBe(1);
        run.Output.ShouldContain($"port {((IPEndPoint)taken.LocalEndpoint).Port} is taken by another program. Choose another with SIMULATOR_PORT=");
    }
}
