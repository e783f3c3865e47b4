using System.Collections.Concurrent;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Registry;

/// <summary>The Alexa clients known to Amazon.</summary>
internal sealed class ClientRegistry
{
    private readonly ConcurrentDictionary<string, ClientRegistration> _clients = new(StringComparer.Ordinal);

    public IReadOnlyList<ClientRegistration> All => [.. _clients.Values.OrderBy(client => client.ClientId, StringComparer.Ordinal)];

    public ClientRegistration? Find(string? clientId) => clientId is null ? null : _clients.GetValueOrDefault(clientId);

    public bool KnowsSkill(string skillId) => _clients.Values.Any(client => client.SkillId == skillId);

    /// <summary>Registers or replaces; tokens already issued stay as they are. Throws where the registration makes no sense.</summary>
    public ClientRegistration Put(string clientId, ClientRegistration registration)
    {
        if (registration.Stages.Count == 0 || registration.Stages.Any(stage => stage is not ("development" or "live")))
            throw new BadHttpRequestException("stages are one or both of development and live");
        if (registration.RedirectUris.Any(uri => !Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.Fragment.Length > 0))
            throw new BadHttpRequestException("redirectUris are absolute and have no fragment");
        if (!_clients.ContainsKey(clientId) && _clients.Count >= Limits.Clients)
            throw new BadHttpRequestException($"no more than {Limits.Clients} clients");
        return _clients[clientId] = registration with { ClientId = clientId };
    }
}
