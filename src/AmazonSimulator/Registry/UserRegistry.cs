using System.Collections.Concurrent;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Registry;

/// <summary>The people who have an Amazon account; one of each region is there from the start.</summary>
internal sealed class UserRegistry
{
    private readonly ConcurrentDictionary<string, SimulatedUser> _users = new(StringComparer.Ordinal);

    public UserRegistry()
    {
        Put("user-na", new SimulatedUser { Region = Region.NA });
        Put("user-eu", new SimulatedUser { Region = Region.EU });
        Put("user-fe", new SimulatedUser { Region = Region.FE });
    }

    public IReadOnlyList<SimulatedUser> All =>
        [.. _users.Values.OrderBy(user => user.Region).ThenBy(user => user.Name, StringComparer.Ordinal)];

    public SimulatedUser? Find(string? name) => name is null ? null : _users.GetValueOrDefault(name);

    /// <summary>Adds a user of a seed, whose number the seed itself bounds.</summary>
    public SimulatedUser PutSeeded(string name, SimulatedUser user) => _users[name] = user with { Name = name };

    public SimulatedUser Put(string name, SimulatedUser user)
    {
        if (!_users.ContainsKey(name) && _users.Count >= Limits.Users)
            throw new BadHttpRequestException($"no more than {Limits.Users} users");
        return _users[name] = user with { Name = name };
    }
}
