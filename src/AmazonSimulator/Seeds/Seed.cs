using System.Collections;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Enablement;

namespace Platform.AmazonSimulator.Seeds;

/// <summary>A seed, and which of its users have come to life. Its owner holds a lock.</summary>
internal sealed class Seed(string name, SeedRequest request, string skillId, DateTimeOffset now)
{
    private readonly SeededTokens _tokens = new(name);
    private readonly BitArray _woken = new(request.Count);
    private int _wokenCount;

    public uint Mark => _tokens.Mark;

    public string ClientId => request.ClientId;

    public string SkillId => skillId;

    public Region Region => request.Region;

    public string Stage => request.Stage;

    public DateTimeOffset PlantedAt => now;

    public int Count => request.Count;

    public SeedRecord Record => new(name, request.Count, skillId, _wokenCount);

    public SeededGrant Grant(int index)
    {
        var user = $"{name}-{index}";
        return new SeededGrant
        {
            Index = index,
            User = user,
            AlexaUserId = EnablementBook.AlexaUserId(user, skillId),
            AccessToken = _tokens.Access(index),
            RefreshToken = _tokens.Refresh(index),
            ExpiresAt = now.AddSeconds(ExpiresAfter(index)),
        };
    }

    /// <summary>The grant that a token is of, the first time that one of its two is presented; null from then on, and for any other text.</summary>
    public SeededGrant? Wake(string token, int index)
    {
        if (index >= request.Count || _woken[index])
            return null;
        var grant = Grant(index);
        if (token != grant.AccessToken && token != grant.RefreshToken)
            return null;
        _woken[index] = true;
        _wokenCount++;
        return grant;
    }

    private double ExpiresAfter(int index) => request.Count == 1
        ? request.ExpiresFromSeconds
        : request.ExpiresFromSeconds + ((request.ExpiresToSeconds - request.ExpiresFromSeconds) * index / (request.Count - 1));
}
