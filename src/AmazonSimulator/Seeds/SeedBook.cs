using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Registry;

namespace Platform.AmazonSimulator.Seeds;

/// <summary>
/// The seeds. A seeded user comes to life, with account, enablement and pair, when one of the two tokens is first presented, and is like
/// any other from then on.
/// </summary>
internal sealed class SeedBook(ClientRegistry clients, UserRegistry users, EnablementBook enablements, SimulatorClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Seed> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, Seed> _byMark = [];

    public IReadOnlyList<SeedRecord> All
    {
        get
        {
            lock (_gate)
                return [.. _byName.Values.Select(seed => seed.Record)];
        }
    }

    /// <summary>Plants a seed, or replaces one of the same name. Throws where the request makes no sense.</summary>
    public SeedRecord Put(string name, SeedRequest request)
    {
        if (request.Count is < 1 or > Limits.Seeded)
            throw new BadHttpRequestException($"count is 1 to {Limits.Seeded}");
        if (clients.Find(request.ClientId) is not { } client)
            throw new BadHttpRequestException($"there is no client {request.ClientId}");
        if (!client.Stages.Contains(request.Stage))
            throw new BadHttpRequestException($"the client has no stage {request.Stage}");
        if (!IsTime(request.ExpiresFromSeconds) || !IsTime(request.ExpiresToSeconds))
            throw new BadHttpRequestException($"tokens expire within {Limits.ClockAdvance.Days} days, either way");
        var seed = new Seed(name, request, client.SkillId, clock.GetUtcNow());
        lock (_gate)
        {
            if (!_byName.ContainsKey(name) && _byName.Count >= Limits.Seeds)
                throw new BadHttpRequestException($"no more than {Limits.Seeds} seeds");
            _byName[name] = _byMark[seed.Mark] = seed;
            return seed.Record;
        }
    }

    /// <summary>Some grants of a seed, in their order; null where there is no such seed.</summary>
    public IReadOnlyList<SeededGrant>? Grants(string name, int from, int count)
    {
        Seed? seed;
        lock (_gate)
            seed = _byName.GetValueOrDefault(name);
        if (seed is null)
            return null;
        var last = (int)Math.Min(seed.Count, Math.Max(0L, from) + Math.Clamp(count, 0, Limits.SeedPage));
        return [.. Enumerable.Range(0, seed.Count).Take(Math.Max(0, from)..last).Select(seed.Grant)];
    }

    /// <summary>Brings the user of a seeded token to life; null where the token is of no seed, or its user lives already.</summary>
    public (Seed Seed, SeededGrant Grant)? Wake(string token)
    {
        if (!SeededTokens.TryRead(token, out var mark, out var index))
            return null;
        Seed? seed;
        SeededGrant? grant;
        lock (_gate)
        {
            if (!_byMark.TryGetValue(mark, out seed))
                return null;
            grant = seed.Wake(token, index);
        }

        if (grant is null)
            return null;
        var user = users.PutSeeded(grant.User, new SimulatedUser { Region = seed.Region });
        enablements.Change(user, seed.SkillId, new EnablementChange(seed.Stage, Linked: true));
        return (seed, grant);
    }

    private static bool IsTime(double seconds) => Math.Abs(seconds) <= Limits.ClockAdvance.TotalSeconds;
}
