using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;
using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;
using Platform.Grains.Ids;

namespace Platform.Seeder;

/// <summary>Fills a store, a page of grants at a time: while one page is written, the next is asked for and sealed.</summary>
internal static class Seeding
{
    private const int Page = 10_000;
    private const string MoreMemory = "PRAGMA cache_size = -524288";

    /// <summary>Writes the links.</summary>
    /// <returns>How many there are now for this seed.</returns>
    public static async Task<int> Run(SeedOptions options)
    {
        using var simulator = new SimulatorControl(options.Simulator);
        await using var store = await Store.Open(options.Folder);
        var key = new LinkKey(new PartnerId(options.Partner), new SkillId(options.Skill), new UserId(options.Template));
        var pattern = await Pattern.Read(store, key);
        var copyist = new Copyist(pattern, store.Vault, options.Prefix, TimeProvider.System);
        await store.Database.Write(session => Done(() => session.Script(MoreMemory)));
        var writing = Task.CompletedTask;
        var written = 0;
        var asking = Ask(0);
        while (written < options.Links)
        {
            var grants = await asking;
            if (grants.Count == 0)
                throw new InvalidOperationException($"The seed {options.Seed} has only {written} grants.");
            asking = written + grants.Count < options.Links ? Ask(written + grants.Count) : asking;
            var links = grants.AsParallel().Select(copyist.For).ToList();
            await writing;
            writing = store.Database.Write(session => Done(() => Write(session, links, pattern.Care)));
            written += grants.Count;
        }

        await writing;
        return written;

        // Asked for while the page before it is sealed and the one before that is written.
        Task<IReadOnlyList<SeededGrant>> Ask(int from) => simulator.SeededGrants(options.Seed, from, Math.Min(options.Links - from, Page));
    }

    // One user after the other, as the rows of users who link one by one lie, and in the order of keys, whose index is the largest.
    private static void Write(Session session, List<SeededLink> links, Reminder care)
    {
        foreach (var row in links.OrderBy(link => link.Grain.ToString(), StringComparer.Ordinal).SelectMany(link => link.Records))
        {
            if (SqliteGrainStorage.Insert(session, row.Grain, row.State, row.Payload) is null)
                throw new InvalidOperationException($"There is a record {row.Grain} already.");
        }

        foreach (var link in links)
            ReminderTable.Put(session, link.Grain, care.ReminderName, link.WakeAt, care.Period);
    }

    private static bool Done(Action action)
    {
        action();
        return true;
    }
}
