using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;

namespace Platform.Engine.Embedded.Tests;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EngineRole.FrontEnd)]
    [InlineData(EngineRole.Silo)]
    public void Roles_of_a_cluster_are_refused_in_words_that_name_the_Orleans_build(EngineRole role)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Should.Throw<NotSupportedException>(() => builder.AddPlatformEngine(role)).Message.ShouldContain("-p:Engine=Orleans");
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_a_message_that_names_the_setting_and_the_folder()
    {
        using var first = await EngineHost.Start(_folder.Path);
        var refusal = await Should.ThrowAsync<InvalidOperationException>(EngineHost.Start(_folder.Path));
        refusal.Message.ShouldContain("Storage:Path");
        refusal.Message.ShouldContain(_folder.Path);
        await EngineHost.Stop(first);
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_untouched()
    {
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
        Execute("PRAGMA user_version = 9000");
        var before = await File.ReadAllBytesAsync(_folder.Database);
        var refusal = await Should.ThrowAsync<InvalidOperationException>(EngineHost.Start(_folder.Path));
        refusal.Message.ShouldContain("9000");
        refusal.Message.ShouldContain("newer");
        (await File.ReadAllBytesAsync(_folder.Database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_refused_start_leaves_the_folder_free()
    {
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
        Execute("PRAGMA user_version = 9000");
        await Should.ThrowAsync<InvalidOperationException>(EngineHost.Start(_folder.Path));
        Execute($"PRAGMA user_version = {Schema.Version}");
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
    }

    [Fact]
    public async Task An_older_schema_is_brought_up_to_date()
    {
        // Version 0 is an empty database: the step to each version is the same code for every older one.
        Execute("CREATE TABLE unrelated (id INTEGER)");
        using var host = await EngineHost.Start(_folder.Path);
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a").Set(1);
        await EngineHost.Stop(host);
    }

    [Fact]
    public async Task A_database_of_version_1_keeps_its_records_and_its_reminders()
    {
        var grain = GrainId.Create("counter", "a");
        using (var host = await EngineHost.Start(_folder.Path))
        {
            await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a").Set(7);
            await Reminders(host).Put(grain, "care", DateTime.UtcNow.AddHours(1), TimeSpan.FromHours(1));
            await EngineHost.Stop(host);
        }

        Execute("ALTER TABLE reminders DROP COLUMN registration; PRAGMA user_version = 1");
        using var upgraded = await EngineHost.Start(_folder.Path);
        (await upgraded.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a").Get()).ShouldBe(7);
        var old = (await Reminders(upgraded).Of(grain)).ShouldHaveSingleItem();
        var registered = await Reminders(upgraded).Put(grain, "care", old.Start, old.Period);
        await Should.ThrowAsync<ReminderException>(Reminders(upgraded).Remove(old));
        await Reminders(upgraded).Remove(registered);
        (await Reminders(upgraded).Of(grain)).ShouldBeEmpty();
        await EngineHost.Stop(upgraded);

        static ReminderTable Reminders(IHost host) => host.Services.GetRequiredService<ReminderTable>();
    }

    [Fact]
    public async Task A_new_database_has_pages_of_8_KiB_and_one_that_is_there_keeps_its_own()
    {
        Execute("PRAGMA page_size = 4096; CREATE TABLE unrelated (id INTEGER)");
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
        PageSize().ShouldBe(4_096);
        File.Delete(_folder.Database);
        await EngineHost.Stop(await EngineHost.Start(_folder.Path));
        PageSize().ShouldBe(8_192);

        // Bytes 16 and 17 of the header, big-endian (SQLite's file format, 1.3).
        int PageSize()
        {
            var header = File.ReadAllBytes(_folder.Database);
            return (header[16] << 8) | header[17];
        }
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_is_made_belongs_to_its_user_alone()
    {
        var path = Path.Combine(_folder.Path, "inner", "data");
        await EngineHost.Stop(await EngineHost.Start(path));
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_is_refused_by_name()
    {
        var settings = new Dictionary<string, string?> { ["Engine:MaxActivations"] = "0" };
        var refusal = await Should.ThrowAsync<InvalidOperationException>(EngineHost.Start(_folder.Path, settings));
        refusal.Message.ShouldContain("Engine:MaxActivations");
    }

    [Fact]
    public async Task A_call_before_the_start_is_refused()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["Storage:Path"] = _folder.Path;
        using var host = builder.AddPlatformEngine(EngineRole.AllInOne) is HostApplicationBuilder ready ? ready.Build() : null;
        var grain = host!.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a");
        await Should.ThrowAsync<SiloUnavailableException>(grain.Get());
    }

    private void Execute(string sql)
    {
        using var session = new Session(_folder.Database);
        session.Script(sql);
    }
}
