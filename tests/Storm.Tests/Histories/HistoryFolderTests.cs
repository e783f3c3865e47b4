using Platform.History.Events;

namespace Platform.Storm.Tests.Histories;

/// <summary>A history on the disk.</summary>
public sealed class HistoryFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("history-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_event_is_read_as_it_was_written_life_after_life()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, 7, TimeSpan.Zero);
        LinkPicture record = new([Tale.Pair(1, intent: at), Tale.Pair(2, place: PairPlace.Flow)], Unlinking: true, "link.superseded");
        HistoryEvent[] first =
        [
            new Found("link", 1, at, LinkPicture.Empty), new Storing("link", 1, at, record), new Stored("link", 1, at, record),
            new CodeSent("link", 1, at, "c"), new PairReceived("link", 1, at, "c", "a", null),
        ];
        HistoryEvent[] second =
        [
            new TokenSent("link", 10, at, "r"),
            new Refused("link", 10, at, "r", Refused.InvalidGrant, IsDefinite: true, NothingSpent: false),
            new AccessUsed("link", 10, at, "a", "ask"), new AccessAnswered("link", 10, at, "a", 401),
        ];
        Write(10, second);
        Write(1, first);
        HistoryFolder.Read(_folder).ShouldBe([.. first, .. second]);
    }

    [Fact]
    public void A_line_that_a_kill_has_cut_is_left_out()
    {
        var file = Write(1, [new CodeSent("link", 1, default, "c")]);
        File.AppendAllText(file, """{"what":"token se""");
        HistoryFolder.Read(_folder).ShouldHaveSingleItem().ShouldBeOfType<CodeSent>();
    }

    [Fact]
    public void A_token_is_named_and_not_told() => TokenHash.Of("Atzr|secret").ShouldNotContain("secret");

    private string Write(int life, HistoryEvent[] events)
    {
        var file = HistoryFolder.FileOf(_folder, life);
        File.WriteAllLines(file, events.Select(HistoryFolder.Write));
        return file;
    }
}
