using System.Collections;
using System.Reflection;
using System.Text.Json;
using Platform.Engine;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Tests.Golden;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Links;

public sealed class SealingTests
{
    private static readonly LinkState Golden = (LinkState)GoldenStates.All[nameof(LinkState)];

    [Fact]
    public void Check_26_Every_secret_of_a_link_is_found_wherever_the_record_keeps_one()
    {
        var found = new List<SealedSecret>();
        SealingDecisions.Map(Golden, (secret, _, _) =>
        {
            found.Add(secret);
            return secret;
        });
        found.Count.ShouldBeGreaterThanOrEqualTo(10);
        found.Order(ByText).ShouldBe(Secrets(Golden).Order(ByText));
    }

    [Fact]
    public void Check_26_The_records_that_hold_secrets_are_those_that_are_sealed_again() =>
        GoldenStates.All.Values.Where(state => Secrets(state).Any()).Select(state => state.GetType().Name)
            .ShouldBe(["LinkState", "SkillState", "SigningKeyState"], ignoreOrder: true);

    [Fact]
    public void Check_24_Each_secret_is_named_by_the_place_that_it_was_sealed_for()
    {
        var places = new HashSet<(string, long)>();
        var account = Golden.Accounts[0];
        var other = account with { Pair = account.Pair with { Version = 5, RefreshVersion = 4 } };
        SealingDecisions.Map(Golden with { Accounts = [other] }, (secret, field, generation) =>
        {
            places.Add((field, generation));
            return secret;
        });
        places.ShouldBe(
            [
                (Vault.Secrets.Verifier, 0), (Vault.Secrets.AmazonCode, 0), (Vault.Secrets.PartnerCode, 0),
                (Vault.Secrets.AccessToken, 3), (Vault.Secrets.RefreshToken, 3),
                (Vault.Secrets.AccessToken, 5), (Vault.Secrets.RefreshToken, 4),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void New_envelopes_take_the_place_of_former_ones_and_nothing_else_changes()
    {
        var bench = new Bench().Linked();
        var before = bench.State;
        var pair = before.Accounts[0].Pair;
        bench.Do(Swapped(pair));
        var resealed = pair with { Access = Samples.Sealed("a"), Refresh = Samples.Sealed("r") };
        bench.State.Accounts[0].ShouldBe(before.Accounts[0] with { Pair = resealed });
        Written(bench.State with { Accounts = before.Accounts }).ShouldBe(Written(before));
    }

    [Fact]
    public void Check_26_A_pair_that_was_refreshed_meanwhile_is_not_overwritten()
    {
        var bench = new Bench().Linked();
        var former = bench.State.Accounts[0].Pair;
        bench.Do(new LinkCommand.Refreshed(former.Version, Samples.Pair(2, bench.Now)));
        var refreshed = bench.State;
        bench.Do(Swapped(former));
        bench.State.ShouldBeSameAs(refreshed);
    }

    [Fact]
    public void An_answer_without_a_refresh_token_keeps_the_envelope_that_was_sealed_again()
    {
        var bench = new Bench().Linked();
        var former = bench.State.Accounts[0].Pair;
        var kept = Samples.Pair(2, bench.Now) with { Refresh = former.Refresh, RefreshVersion = former.RefreshVersion };
        bench.Do(new LinkCommand.Refreshed(former.Version, kept));
        bench.Do(Swapped(former));
        bench.State.Accounts[0].Pair.Access.ShouldBe(Samples.Sealed("access2"));
        bench.State.Accounts[0].Pair.Refresh.ShouldBe(Samples.Sealed("r"));
    }

    private static Comparer<SealedSecret> ByText => Comparer<SealedSecret>.Create(
        (one, other) => one.Envelope.AsSpan().SequenceCompareTo(other.Envelope.AsSpan()));

    private static LinkCommand.Reseal Swapped(SealedPair pair) =>
        new([new SecretSwap(pair.Access, Samples.Sealed("a")), new SecretSwap(pair.Refresh!.Value, Samples.Sealed("r"))]);

    private static string Written(LinkState state) => JsonSerializer.Serialize(state, StateJson.Options);

    private static IEnumerable<SealedSecret> Secrets(object? value) => value switch
    {
        null => [],
        SealedSecret secret => [secret],
        string => [],
        IEnumerable items => items.Cast<object?>().SelectMany(Secrets),
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(IdAttribute), inherit: false))
            .SelectMany(property => Secrets(property.GetValue(value))),
    };
}
