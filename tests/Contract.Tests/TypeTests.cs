using System.Collections.Immutable;
using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Types;

namespace Platform.Contract.Tests;

/// <summary>Types that travel are immutable records with serializers, and states have valid defaults: here the walker itself is tried.</summary>
public sealed class TypeTests
{
    [Fact]
    public void The_grains_of_this_project_are_without_fault() =>
        WireTypeWalker.Faults(typeof(TypeTests).Assembly).ShouldBeEmpty();

    [Fact]
    public void A_good_state_is_without_fault() => WireTypeWalker.FaultsOfState(typeof(Ledger)).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(Samples.NoSerializer), "lacks [GenerateSerializer]")]
    [InlineData(typeof(Samples.NoSerializer), "lacks [Alias]")]
    [InlineData(typeof(Samples.NoId), "NoId.Value: needs an [Id] of its own")]
    [InlineData(typeof(Samples.NoRecord), "is no record")]
    [InlineData(typeof(Samples.Settable), "Settable.Value: can be changed")]
    [InlineData(typeof(Samples.Holder), "NoRecord is no record")]
    [InlineData(typeof(ImmutableArray<Samples.NoSerializer>), "lacks [Alias]")]
    [InlineData(typeof(byte[]), "is not immutable")]
    [InlineData(typeof(List<string>), "is not immutable")]
    [InlineData(typeof(ImmutableArray<int[]>), "is not immutable")]
    public void A_type_that_travels_is_refused_for(Type type, string fault) =>
        WireTypeWalker.FaultsOf(type).ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(Samples.BadState), "a state is a sealed record with a public parameterless constructor")]
    [InlineData(typeof(Samples.EmptyState), "EmptyState.Values: has no valid default")]
    [InlineData(typeof(Samples.EmptyState), "EmptyState.Name: has no valid default")]
    public void A_state_is_refused_for(Type type, string fault) =>
        WireTypeWalker.FaultsOfState(type).ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void A_state_may_leave_a_nullable_member_null() =>
        WireTypeWalker.FaultsOfState(typeof(Samples.EmptyState)).ShouldNotContain(found => found.Contains("Optional: has no", StringComparison.Ordinal));
}
