using System.Reflection;
using Microsoft.Extensions.Hosting;
using Platform.Grains;
using Platform.Grains.AlexaAccounts;
using Platform.Grains.Authorization;
using Platform.Grains.Links;
using Platform.Grains.Skills;
using Platform.Grains.Users;
using Platform.Grains.Vault;

namespace Platform.Architecture.Tests;

/// <summary>Calls go one way (design.md 4): Link to Skill, codes and tokens, User, AlexaAccount; nobody calls Link but another link's claim.</summary>
public sealed class CallGraphTests
{
    private static readonly Assembly Grains = typeof(GrainServices).Assembly;
    private static readonly CallGraph Graph = CallGraph.Of(Grains);

    [Fact]
    public void Only_the_claim_of_an_account_calls_another_link() =>
        Callers(typeof(ILinkGrain)).Where(caller => !caller.IsAssignableTo(typeof(IHostedService))).Select(caller => caller.Name).ShouldBe(["ClaimStep"]);

    [Fact]
    public void No_grain_but_the_link_calls_a_grain()
    {
        var grains = Grains.GetTypes().Where(type => type.IsAssignableTo(typeof(IGrainBase)) && !type.IsAssignableTo(typeof(ILinkGrain))).ToList();
        grains.Count.ShouldBeGreaterThan(5);
        Graph.Calls.Where(call => grains.Contains(call.Caller)).ShouldBeEmpty();
        grains.SelectMany(grain => grain.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(IGrainFactory)).ShouldBeEmpty();
    }

    [Fact]
    public void A_link_calls_skills_grants_users_and_accounts_and_nothing_else()
    {
        Type[] allowed = [typeof(ISkillGrain), typeof(IGrantGrain), typeof(IUserGrain), typeof(IAlexaAccountGrain), typeof(ILinkGrain)];
        var called = Graph.Calls.Where(call => call.Caller.Namespace!.StartsWith("Platform.Grains.Links", StringComparison.Ordinal))
            .Select(call => call.Called).Distinct().ToList();
        called.Except(allowed).ShouldBeEmpty();
        called.Count.ShouldBeGreaterThanOrEqualTo(4, "or the scan would have gone blind");
    }

    [Fact]
    public void Beside_links_only_the_nodes_own_services_call_grains()
    {
        var others = Graph.Calls.Where(call => !call.Caller.Namespace!.StartsWith("Platform.Grains.Links", StringComparison.Ordinal)).ToList();
        others.Select(call => call.Called).Except([typeof(ISkillGrain), typeof(IDataKeyGrain)]).ShouldBeEmpty();
    }

    [Fact]
    public void The_token_endpoint_never_touches_a_link() =>
        CallGraph.Of(Assembly.Load("Platform.Api")).Calls
            .Where(call => call.Called == typeof(ILinkGrain) && call.Caller.FullName!.Contains("OAuth", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Grains_and_their_decisions_are_nobody_elses_business() =>
        Grains.GetTypes().Where(type => type.IsAssignableTo(typeof(IGrainBase)) || type.Namespace?.EndsWith(".Decisions", StringComparison.Ordinal) == true)
            .Where(type => type.IsPublic).ShouldBeEmpty();

    private static IEnumerable<Type> Callers(Type called) => Graph.Calls.Where(call => call.Called == called).Select(call => call.Caller);
}
