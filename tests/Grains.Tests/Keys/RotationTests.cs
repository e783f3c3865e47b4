using Platform.Grains.Tests.Links;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Keys;

/// <summary>The state machine of rotations.</summary>
public sealed class RotationTests
{
    private static readonly DateTimeOffset Now = Samples.Start;

    [Fact]
    public void A_rotation_under_way_is_not_started_twice_and_the_levels_do_not_disturb_each_other()
    {
        var state = Started(RotationLevel.Kek);
        RotationDecisions.Start(state, RotationLevel.Kek, "again", Now).ShouldBeSameAs(state);
        state = RotationDecisions.Start(state, RotationLevel.Data, "data", Now);
        state.Rotations.Select(rotation => rotation.Id).ShouldBe(["kek", "data"]);
        RotationDecisions.Start(RotationDecisions.Pause(state, "kek"), RotationLevel.Kek, "again", Now).Rotations.Length.ShouldBe(2);
    }

    [Fact]
    public void Check_26_A_worker_has_a_rotation_until_its_lease_is_over()
    {
        var (state, work) = RotationDecisions.Take(Started(RotationLevel.Data), "one", Now);
        work!.Worker.ShouldBe("one");
        RotationDecisions.Take(state, "two", Now + RotationDecisions.Lease - Second).Work.ShouldBeNull();
        RotationDecisions.Take(state, "one", Now).Work.ShouldNotBeNull("its own process may have forgotten");
        var (taken, other) = RotationDecisions.Take(state, "two", Now + RotationDecisions.Lease);
        other!.Worker.ShouldBe("two");
        RotationDecisions.Report(taken, Report("one") with { Walked = 5 }, Now).ShouldBe((taken, null));
    }

    [Fact]
    public void Each_report_renews_the_lease()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Data), "one", Now);
        (state, _) = RotationDecisions.Report(state, Report("one"), Now + Second);
        RotationDecisions.Take(state, "two", Now + RotationDecisions.Lease).Work.ShouldBeNull();
        RotationDecisions.Take(state, "two", Now + RotationDecisions.Lease + Second).Work.ShouldNotBeNull();
    }

    [Fact]
    public void Check_26_Progress_is_kept_and_another_worker_goes_on_from_there()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Data), "one", Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Begins = RotationPhase.Resealing, KeyId = "0000002a" }, Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Total = 10 }, Now);
        var first = Report("one") with { Kind = "link", After = "k4", Walked = 4, Changed = 3, NotOpened = 1 };
        (state, _) = RotationDecisions.Report(state, first, Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Kind = "link", After = "k6", Walked = 2, Changed = 2 }, Now);
        var work = RotationDecisions.Take(state, "two", Now + RotationDecisions.Lease).Work.ShouldNotBeNull();
        (work.KeyId, work.Kind, work.After).ShouldBe(("0000002a", "link", "k6"));
        (work.Total, work.Walked, work.Changed, work.NotOpened).ShouldBe((10L, 6L, 5L, 1L));
        work.Phase.ShouldBe(RotationPhase.Resealing);
    }

    [Fact]
    public void Check_26_A_paused_rotation_stops_its_worker_and_goes_on_where_it_was()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Data), "one", Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Begins = RotationPhase.Resealing }, Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Kind = "skill", After = "k", Walked = 1 }, Now);
        state = RotationDecisions.Pause(state, "data");
        state.Rotations[0].Status.ShouldBe(RotationStatus.Paused);
        RotationDecisions.Report(state, Report("one") with { Walked = 1 }, Now).ShouldBe((state, null));
        RotationDecisions.Take(state, "one", Now).Work.ShouldBeNull();

        state = RotationDecisions.Resume(state, "data");
        RotationDecisions.Report(state, Report("one") with { Walked = 1 }, Now).Work.ShouldBeNull("it may have been given to another meanwhile");
        RotationDecisions.Take(state, "two", Now).Work.ShouldNotBeNull().After.ShouldBe("k");
    }

    [Fact]
    public void What_has_ended_is_neither_paused_nor_resumed()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Kek), "one", Now);
        (state, _) = RotationDecisions.Report(state, Report("one", "kek") with { Ended = true, Walked = 2, Detail = "remove it" }, Now + Second);
        var ended = state.Rotations[0];
        (ended.Status, ended.CompletedAt, ended.Total, ended.Detail).ShouldBe((RotationStatus.Completed, Now + Second, 2L, "remove it"));
        RotationDecisions.Pause(state, "kek").ShouldBeSameAs(state);
        RotationDecisions.Resume(state, "kek").ShouldBeSameAs(state);
        RotationDecisions.Pause(state, "unknown").ShouldBeSameAs(state);
        RotationDecisions.Take(state, "one", Now).Work.ShouldBeNull();
    }

    [Fact]
    public void A_rotation_that_cannot_go_on_says_why_and_can_be_tried_again()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Kek), "one", Now);
        (state, var work) = RotationDecisions.Report(state, Report("one", "kek") with { Fault = "no newer key" }, Now);
        work.ShouldBeNull();
        (state.Rotations[0].Status, state.Rotations[0].Detail).ShouldBe((RotationStatus.Failed, "no newer key"));
        var replaced = RotationDecisions.Start(state, RotationLevel.Kek, "kek2", Now);
        RotationDecisions.Resume(replaced, "kek").ShouldBeSameAs(replaced, "another has taken its place");
        state = RotationDecisions.Resume(state, "kek");
        (state.Rotations[0].Status, state.Rotations[0].Detail, state.Rotations[0].CompletedAt).ShouldBe((RotationStatus.Running, null, null));
    }

    [Fact]
    public void A_walk_that_left_something_shut_has_failed_and_begins_anew_when_resumed()
    {
        var state = Walking();
        (state, _) = RotationDecisions.Report(state, Report("one") with { Kind = "link", After = "k", Walked = 5, NotOpened = 2 }, Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Ended = true }, Now);
        state.Rotations[0].Status.ShouldBe(RotationStatus.Failed);
        state.Rotations[0].Detail.ShouldNotBeNull().ShouldStartWith("2 record(s)");
        var again = RotationDecisions.Resume(state, "data").Rotations[0];
        (again.Kind, again.After, again.Walked, again.NotOpened, again.Phase).ShouldBe((null, null, 0L, 0L, RotationPhase.Resealing));
    }

    [Fact]
    public void Check_26_Replaced_keys_are_looked_at_when_what_they_sealed_last_is_stored_or_worthless()
    {
        var state = Completed(Walking());
        RotationDecisions.Take(state, "one", Now + RotationDecisions.Drain - Second).Work.ShouldBeNull();
        RotationDecisions.Take(state, "one", Now + RotationDecisions.Drain).Work.ShouldNotBeNull().Level.ShouldBe(RotationLevel.Retirement);
        RotationDecisions.Drain.ShouldBeGreaterThan(TimeSpan.FromMinutes(30 + 5 + 5));
    }

    [Fact]
    public void Check_26_No_key_is_looked_at_while_another_is_on_its_way()
    {
        var later = Now + RotationDecisions.Drain;
        var (state, work) = RotationDecisions.Take(Completed(Walking()), "one", later);
        work.ShouldNotBeNull();
        state = RotationDecisions.Start(state, RotationLevel.Data, "data2", later);
        RotationDecisions.Report(state, Report("one", "retirement") with { Walked = 1 }, later).Work.ShouldBeNull();
        RotationDecisions.Take(RotationDecisions.Pause(state, "data2"), "one", later).Work.ShouldBeNull();

        // Its switch begins the time anew.
        (state, _) = RotationDecisions.Take(state, "one", later);
        (state, _) = RotationDecisions.Report(state, Report("one", "data2") with { Begins = RotationPhase.Switching }, later);
        state.Retirement!.DueAt.ShouldBe(later + RotationDecisions.Drain);
    }

    [Theory]
    [InlineData(0, 0, false, null)]
    [InlineData(0, 0, true, 24.0)]
    [InlineData(1, 0, false, 0.75)]
    [InlineData(0, 1, false, 24.0)]
    public void Check_26_Retirement_ends_only_where_nothing_was_in_the_way(int changed, int notOpened, bool needed, double? againInHours)
    {
        var later = Now + RotationDecisions.Drain;
        var (state, _) = RotationDecisions.Take(Completed(Walking()), "one", later);
        (state, _) = RotationDecisions.Report(state, Report("one", "retirement") with { Candidates = [1, 2] }, later);
        var walked = Report("one", "retirement") with { Kind = "grant", Walked = 3, Changed = changed, NotOpened = notOpened };
        (state, _) = RotationDecisions.Report(state, walked with { Needed = needed ? [2] : [] }, later);
        (state, var work) = RotationDecisions.Report(state, Report("one", "retirement") with { Begins = RotationPhase.Retiring }, later);
        work!.Candidates.ShouldBe([1u, 2u]);
        work.Needed.Length.ShouldBe(needed ? 1 : 0);
        (state, _) = RotationDecisions.Report(state, Report("one", "retirement") with { Ended = true }, later);
        (state.Retirement?.DueAt - later).ShouldBe(againInHours is { } hours ? TimeSpan.FromHours(hours) : null);
        if (state.Retirement is { } again)
        {
            (again.Phase, again.Kind, again.Candidates.Length, again.Changed).ShouldBe((RotationPhase.Resealing, null, 0, 0L));
        }
    }

    [Fact]
    public void The_oldest_that_have_ended_are_forgotten()
    {
        var state = new VaultRotationState();
        for (var n = 0; n < 3 * RotationDecisions.Kept; n++)
        {
            state = RotationDecisions.Start(state, RotationLevel.Kek, $"r{n}", Now);
            (state, _) = RotationDecisions.Take(state, "one", Now);
            (state, _) = RotationDecisions.Report(state, Report("one", $"r{n}") with { Ended = true }, Now);
            state.Rotations.Length.ShouldBeLessThanOrEqualTo(RotationDecisions.Kept);
        }

        state.Rotations[^1].Id.ShouldBe("r59");
    }

    [Fact]
    public void Check_26_Whatever_comes_in_whatever_order_there_is_one_active_rotation_of_each_level_and_one_worker_for_it() =>
        Sequences.UpTo(80).Hold(Play, runs: 500);

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    private static void Play(int[] numbers)
    {
        var (state, now, started) = (new VaultRotationState(), Now, 0);
        foreach (var number in numbers)
        {
            var worker = "w" + (number / 16 % 2);
            var id = number / 32 % 8 == 0 ? "retirement" : "r" + (number / 32 % 8);
            now += TimeSpan.FromSeconds(number / 256 % 40);
            var before = state;
            switch (number % 8)
            {
                case 0:
                    state = RotationDecisions.Start(state, (RotationLevel)(number / 16 % 2), "r" + started++, now);
                    break;
                case 1:
                    state = RotationDecisions.Pause(state, id);
                    break;
                case 2:
                    state = RotationDecisions.Resume(state, id);
                    break;
                case 3 or 4:
                    (state, var work) = RotationDecisions.Take(state, worker, now);
                    (work is null || work.Status == RotationStatus.Running).ShouldBeTrue();
                    break;
                case 5:
                    now += RotationDecisions.Drain;
                    break;
                default:
                    var rotation = before.Rotations.Append(before.Retirement).FirstOrDefault(known => known?.Id == id);
                    (state, var next) = RotationDecisions.Report(
                        state,
                        Report(worker, id) with
                        {
                            Begins = number / 512 % 3 == 0 ? (RotationPhase)(number / 2048 % 5) : null,
                            Ended = number / 512 % 5 == 1,
                            Fault = number / 512 % 7 == 1 ? "fault" : null,
                            Walked = 1,
                        },
                        now);
                    (next is null || rotation?.Worker == worker).ShouldBeTrue("who has no lease is not heard");
                    break;
            }

            foreach (var level in new[] { RotationLevel.Kek, RotationLevel.Data })
            {
                state.Rotations.Count(known => known.Level == level && known.Status is RotationStatus.Running or RotationStatus.Paused)
                    .ShouldBeLessThanOrEqualTo(1);
            }

            state.Rotations.ShouldAllBe(known => known.Status == RotationStatus.Running || known.Worker == null);
            state.Rotations.Select(known => known.Id).ShouldBeUnique();
        }
    }

    private static VaultRotationState Started(RotationLevel level) =>
        RotationDecisions.Start(new VaultRotationState(), level, level == RotationLevel.Kek ? "kek" : "data", Now);

    private static VaultRotationState Walking()
    {
        var (state, _) = RotationDecisions.Take(Started(RotationLevel.Data), "one", Now);
        (state, _) = RotationDecisions.Report(state, Report("one") with { Begins = RotationPhase.Switching }, Now);
        return RotationDecisions.Report(state, Report("one") with { Begins = RotationPhase.Resealing }, Now).State;
    }

    private static VaultRotationState Completed(VaultRotationState state)
    {
        var next = RotationDecisions.Report(state, Report("one") with { Ended = true }, Now).State;
        next.Rotations[0].Status.ShouldBe(RotationStatus.Completed);
        return next;
    }

    private static RotationReport Report(string worker, string id = "data") => new() { RotationId = id, Worker = worker };
}
