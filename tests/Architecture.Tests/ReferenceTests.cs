namespace Platform.Architecture.Tests;

/// <summary>Who may know whom (design: the rooms). Read from what the compiler really bound, not from project files.</summary>
public sealed class ReferenceTests
{
    private const string Engine = "Platform.Engine";
    private const string Interfaces = "Platform.Grains.Interfaces";
    private const string Grains = "Platform.Grains";
    private const string Amazon = "Platform.Amazon";
    private const string Vault = "Platform.Vault";

    private static readonly string[] WebServers = ["Microsoft.AspNetCore"];
    private static readonly string[] Stores = ["Microsoft.Data", "SQLitePCLRaw", "Azure", "StackExchange.Redis", "System.Data"];

    public static TheoryData<string, string[]> Rooms => new()
    {
        { Engine, [] },
        { ChosenEngine.Room, [Engine] },
        { Vault, [] },
        { Amazon, [Vault] },
        { Interfaces, ChosenEngine.Model },
        { Grains, [Interfaces, .. ChosenEngine.Model, Amazon, Vault] },
        { "Platform.Api", [Grains, Interfaces, ChosenEngine.Room, Engine, Amazon, Vault] },
        { "Platform.Silo", [Grains, Interfaces, ChosenEngine.Room, Engine, Amazon, Vault] },
        { "Platform.AmazonSimulator", [] },
        { "Platform.Rival", [] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_the_rooms_that_it_may_know(string room, string[] allowed)
    {
        using var assembly = new AssemblyFile(room);
        assembly.References.Where(IsOurs).Except(allowed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Interfaces)]
    [InlineData(Grains)]
    public void Grains_see_no_web_server_and_no_store(string room) => ShouldNotReference(room, [.. WebServers, .. Stores]);

    [Theory]
    [InlineData(Amazon)]
    [InlineData(Vault)]
    [InlineData(Engine)]
    public void Amazon_the_vault_and_the_engines_surface_see_no_web_server_and_no_store(string room) =>
        ShouldNotReference(room, [.. WebServers, .. Stores]);

    [Fact]
    public void The_simulator_stores_nothing_and_knows_nothing_of_ours() => ShouldNotReference("Platform.AmazonSimulator", [.. Stores, "Platform"]);

    [Fact]
    public void The_rival_stands_on_its_own() => ShouldNotReference("Platform.Rival", ["Platform", "Orleans", "Microsoft.Orleans", "SQLitePCLRaw"]);

    private static void ShouldNotReference(string room, string[] forbidden)
    {
        using var assembly = new AssemblyFile(room);
        assembly.References.Where(name => forbidden.Any(start => name == start || name.StartsWith(start + ".", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static bool IsOurs(string name) => name.StartsWith("Platform.", StringComparison.Ordinal);
}
