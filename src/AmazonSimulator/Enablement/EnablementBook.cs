using System.Security.Cryptography;
using System.Text;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Partner;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>Which skill is enabled for whom: one stage per user and skill (protocol.md 4.2).</summary>
internal sealed class EnablementBook
{
    private readonly Lock _gate = new();
    private readonly BoundedMap<(string User, string SkillId), EnablementRecord> _enabled = new(Limits.Enablements);

    public IReadOnlyList<EnablementRecord> All
    {
        get
        {
            lock (_gate)
                return [.. _enabled.Values];
        }
    }

    /// <summary>Keeps so many more than usual.</summary>
    public void MakeRoom(int more)
    {
        lock (_gate)
            _enabled.MakeRoom(Limits.Enablements + more);
    }

    public EnablementRecord? Find(string user, string skillId)
    {
        lock (_gate)
            return _enabled.TryGet((user, skillId), out var record) ? record : null;
    }

    /// <summary>Enables; what was enabled or linked before is replaced whole, another stage included.</summary>
    public EnablementRecord Enable(SimulatedUser user, string skillId, string stage, PartnerPair? pair)
    {
        lock (_gate)
        {
            var before = _enabled.TryGet((user.Name, skillId), out var found) ? found.Links : 0;
            var record = new EnablementRecord
            {
                User = user.Name,
                SkillId = skillId,
                Stage = stage,
                Linked = pair is not null,
                Region = user.Region,
                AlexaUserId = AlexaUserId(user.Name, skillId),
                PartnerAccessToken = pair?.AccessToken,
                PartnerRefreshToken = pair?.RefreshToken,
                Links = pair is null ? before : before + 1,
            };
            _enabled.Set((user.Name, skillId), record);
            return record;
        }
    }

    /// <summary>Enables, links or unlinks behind the API's back, as a user can in the Alexa app.</summary>
    public EnablementRecord Change(SimulatedUser user, string skillId, EnablementChange change)
    {
        lock (_gate)
        {
            var before = Find(user.Name, skillId) ?? Enable(user, skillId, change.Stage, pair: null);
            var record = before with { Stage = change.Stage, Linked = change.Linked };
            _enabled.Set((user.Name, skillId), record);
            return record;
        }
    }

    /// <summary>The partner's pair after a refresh; null where the skill was disabled meanwhile.</summary>
    public EnablementRecord? Refreshed(string user, string skillId, PartnerPair pair)
    {
        lock (_gate)
        {
            if (Find(user, skillId) is not { } record)
                return null;
            var refreshed = record with { PartnerAccessToken = pair.AccessToken, PartnerRefreshToken = pair.RefreshToken };
            _enabled.TryReplace((user, skillId), _ => refreshed);
            return refreshed;
        }
    }

    public bool Disable(string user, string skillId)
    {
        lock (_gate)
            return _enabled.Remove((user, skillId));
    }

    /// <summary>The same user has another id at every skill, and the same id whenever they come back to one.</summary>
    public static string AlexaUserId(string user, string skillId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Length}:{user}{skillId}"));
        return $"amzn1.ask.account.{Convert.ToHexString(hash)}";
    }
}
