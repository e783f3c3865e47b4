using System.Diagnostics;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Embedded;

/// <summary>Roles that need a cluster are refused in words by the build that has none.</summary>
public sealed class RoleTests
{
    [Fact]
    public async Task The_silo_says_that_it_needs_the_Orleans_build_and_ends()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Silo", own.Name, "Platform.Silo.dll");
        using var silo = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program])
        {
            RedirectStandardError = true,
        })!;
        var words = await silo.StandardError.ReadToEndAsync();
        await silo.WaitForExitAsync();
        silo.ExitCode.ShouldBe(1);
        words.ShouldContain("-p:Engine=Orleans");
        words.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("FrontEnd", "-p:Engine=Orleans")]
    [InlineData("Silo", "Engine:Role")]
    [InlineData("anything", "Engine:Role")]
    public async Task The_Api_refuses_the_role(string role, string words)
    {
        await using var world = await World.Prepare(settings => settings["Engine:Role"] = role);
        (await world.Platform.StartExpectingExit()).ShouldBe(1);
        world.Platform.Log.Text.ShouldContain(words);
    }
}
