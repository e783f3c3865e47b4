using Platform.Grains.Tests.Links;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Keys;

/// <summary>The set of data keys: any order of changes, repeated as often as nodes may, leaves a set that opens what it opened.</summary>
public sealed class DataKeyTests
{
    private static readonly DataKeyState First = DataKeyDecisions.AddFirst(new DataKeyState(), Key(1));

    [Fact]
    public void The_first_key_stands_whoever_else_comes_with_one() => DataKeyDecisions.AddFirst(First, Key(2)).ShouldBeSameAs(First);

    [Fact]
    public void Check_26_An_added_key_does_not_seal_before_it_is_told_to()
    {
        var added = DataKeyDecisions.Add(First, Key(2), newest: 1);
        added.Keys.ShouldBe([Key(1), Key(2)]);
        added.SealingKeyId.ShouldBe(1u);
        DataKeyDecisions.SealWith(added, 2).SealingKeyId.ShouldBe(2u);
    }

    [Fact]
    public void Only_one_key_is_on_its_way_at_a_time()
    {
        var added = DataKeyDecisions.Add(First, Key(2), newest: 1);
        DataKeyDecisions.Add(added, Key(3), newest: 1).ShouldBeSameAs(added, "another node was quicker");
        DataKeyDecisions.Add(added, Key(3), newest: 2).ShouldBeSameAs(added, "the newest does not seal yet");
        DataKeyDecisions.Add(First, Key(1), newest: 1).ShouldBeSameAs(First, "an id names one key");
        DataKeyDecisions.Add(new DataKeyState(), Key(1), newest: 0).Keys.ShouldBeEmpty();
    }

    [Fact]
    public void Sealing_never_goes_back_to_an_older_key_or_to_one_that_is_not_there()
    {
        var switched = DataKeyDecisions.SealWith(DataKeyDecisions.Add(First, Key(2), newest: 1), 2);
        DataKeyDecisions.SealWith(switched, 1).ShouldBeSameAs(switched);
        DataKeyDecisions.SealWith(switched, 2).ShouldBeSameAs(switched);
        DataKeyDecisions.SealWith(switched, 9).ShouldBeSameAs(switched);
    }

    [Fact]
    public void A_wrapping_is_replaced_only_where_it_is_the_one_that_was_wrapped_anew()
    {
        var rewrapped = Key(1) with { KeyEncryptionKeyId = "kek2", Wrapped = "anew" };
        DataKeyDecisions.Rewrap(First, rewrapped, Key(1).Wrapped).Keys.ShouldBe([rewrapped]);
        DataKeyDecisions.Rewrap(First, rewrapped, "other").ShouldBeSameAs(First);
        DataKeyDecisions.Rewrap(First, Key(2), Key(1).Wrapped).ShouldBeSameAs(First);
    }

    [Fact]
    public void The_key_that_seals_and_newer_ones_are_never_retired()
    {
        var two = DataKeyDecisions.Add(First, Key(2), newest: 1);
        DataKeyDecisions.Retire(two, [1, 2]).ShouldBeSameAs(two);
        var switched = DataKeyDecisions.SealWith(two, 2);
        DataKeyDecisions.Retire(switched, [1, 2, 3]).Keys.ShouldBe([Key(2)]);
        DataKeyDecisions.Retire(First, [1]).ShouldBeSameAs(First);
    }

    [Fact]
    public void Check_26_Whatever_comes_in_whatever_order_the_sealing_key_is_there_and_ids_are_unique() => Sequences.UpTo(60).Hold(
        numbers =>
        {
            var state = First;
            foreach (var number in numbers)
            {
                var id = (uint)(number / 8 % 7);
                var sealing = state.SealingKeyId ?? state.Keys[^1].KeyId;
                var next = (number % 5) switch
                {
                    0 => DataKeyDecisions.Add(state, Key(id), newest: state.Keys[^1].KeyId),
                    1 => DataKeyDecisions.Add(state, Key(id), newest: id + 1),
                    2 => DataKeyDecisions.SealWith(state, id),
                    3 => DataKeyDecisions.Retire(state, [id, sealing]),
                    _ => DataKeyDecisions.Rewrap(state, Key(id) with { Wrapped = "anew" }, "wrapped"),
                };
                next.Keys.Select(key => key.KeyId).ShouldBeUnique();
                next.Keys.Select(key => key.KeyId).ShouldContain(next.SealingKeyId ?? next.Keys[^1].KeyId);
                next.Keys.Select(key => key.KeyId).ShouldContain(sealing, "what sealed until now still opens");
                state = next;
            }
        },
        runs: 500);

    private static StoredDataKey Key(uint id) => new(id, "kek", "wrapped", Samples.Start);
}
