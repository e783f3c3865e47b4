using System.Net;
using Microsoft.Extensions.Caching.Memory;
using Platform.Api.Limits;
using Platform.Grains;
using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>
/// The node's view of API keys: every request needs one, so they are cached, or the partner's grain would be the hot one. At most 5 s stale
/// (design.md 4), which is how long a removed key may go on elsewhere (api.md 2).
/// </summary>
internal sealed partial class ApiKeyDirectory(
    IGrainFactory grains,
    LookupLimit lookups,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock,
    ILogger<ApiKeyDirectory> log) : IDisposable
{
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _keys = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    // Apart from those that exist, so that made-up keys cannot push these out.
    private readonly MemoryCache _unknown = new(new MemoryCacheOptions { SizeLimit = 5_000 });
    private readonly MemoryCache _noted = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>
    /// The key, at most 5 s stale; null where there is none. A key that was not used here within the last minute is looked up only while its
    /// caller has not had too many wrong ones, else <c>Wait</c> says when it will be.
    /// </summary>
    public ValueTask<(KnownKey? Key, TimeSpan? Wait)> Find(PresentedKey presented, IPAddress? caller) =>
        _keys.TryGetValue(presented.Name, out KnownKey? known) || _unknown.TryGetValue(presented.Name, out known)
            ? ValueTask.FromResult<(KnownKey?, TimeSpan?)>((known, null))
            : LookUp(new PartnerId(presented.Partner.ToString()), presented.KeyId.ToString(), caller);

    /// <summary>Forgets a key at once on this node.</summary>
    public void Forget(PartnerId partner, string keyId) => _keys.Remove(PresentedKey.NameOf(partner, keyId));

    /// <summary>Notes that a key was used, at most once a minute on this node. The request does not wait for it.</summary>
    public void Used(KnownKey key)
    {
        if (_noted.TryGetValue(key.Name, out _))
        {
            return;
        }

        _noted.Set(key.Name, true, Entry(UseIsNoted));
        _ = Note(key.Partner, key.KeyId);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _unknown.Dispose();
        _noted.Dispose();
    }

    private static MemoryCacheEntryOptions Entry(TimeSpan time) => new() { Size = 1, AbsoluteExpirationRelativeToNow = time };

    private async ValueTask<(KnownKey? Key, TimeSpan? Wait)> LookUp(PartnerId partner, string keyId, IPAddress? caller)
    {
        var name = PresentedKey.NameOf(partner, keyId);
        if (!_noted.TryGetValue(name, out _) && lookups.Wait(caller) is { } wait)
        {
            return (null, wait);
        }

        if (await Redelivery.Of(() => grains.Partner(partner).FindKey(keyId), Redelivery.Brief, clock) is { } key)
        {
            return (_keys.Set(name, new KnownKey(partner, key), Entry(Staleness)), null);
        }

        lookups.FoundNothing(caller);
        _unknown.Set<KnownKey?>(name, null, Entry(Staleness));
        return (null, null);
    }

    private async Task Note(PartnerId partner, string keyId)
    {
        try
        {
            await grains.Partner(partner).KeyUsed(keyId, clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            // A coarse time for people: losing one costs nothing, and no request may fail for it.
            NotNoted(partner.Value, keyId, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The use of key {KeyId} of partner {Partner} was not noted: {Reason}")]
    private partial void NotNoted(string partner, string keyId, string reason);
}
