using System.Collections.Concurrent;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>What the tests of one platform have met: the secrets, and the places where none of them may be.</summary>
internal sealed class SecretLedger
{
    // Shorter ones are samples that tests make up, and words that anything may hold.
    private const int ShortestSecret = 12;

    private static readonly ConcurrentDictionary<string, SecretLedger> Ledgers = new();

    // Which platform sent them, the partners' servers do not know. None of them may hold a secret of any platform.
    private static readonly ConcurrentQueue<Sighting> SentToPartners = new();

    private readonly ConcurrentDictionary<string, SecretKind> _secrets = new();
    private readonly ConcurrentQueue<Sighting> _sightings = new();

    /// <summary>How many secrets are known.</summary>
    public int Count => _secrets.Count;

    /// <summary>Begins to keep account of the platform at that address.</summary>
    public static SecretLedger Open(string url) => Ledgers[new Uri(url).Authority] = new SecretLedger();

    /// <summary>The ledger of the platform at that address; null where nobody keeps account of it.</summary>
    public static SecretLedger? At(string url) => Ledgers.GetValueOrDefault(new Uri(url).Authority);

    /// <summary>A partner's server has received this.</summary>
    public static void AtPartner(string place, string text) => SentToPartners.Enqueue(Sighting.Of(place, text));

    /// <summary>From now on this is a secret.</summary>
    public void Learn(SecretKind kind, string? secret)
    {
        if (secret?.Length >= ShortestSecret)
            _secrets.TryAdd(secret, kind);
    }

    /// <summary>The platform has said this.</summary>
    public void Saw(Sighting sighting) => _sightings.Enqueue(sighting);

    /// <summary>Every secret at a place where it does not belong, in words that do not say it.</summary>
    public IReadOnlyList<string> Leaks(params IEnumerable<Sighting> more)
    {
        var search = new SecretSearch(_secrets.Select(secret => (secret.Value, secret.Key)));
        return
        [
            .. from sighting in _sightings.Concat(SentToPartners).Concat(more)
               from leak in search.In(sighting.Content.Span)
               where (leak.Kind & sighting.Allowed) == 0
               group leak by (sighting.Place, leak.Kind, leak.Form) into leaks
               let key = leaks.Key
               select $"{key.Place}: {key.Kind} ({key.Form}), {leaks.Count()} times, first before byte {leaks.First().End}",
        ];
    }
}
