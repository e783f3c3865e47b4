using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Platform.Grains.Outbound;

namespace Platform.Grains.Tests.Outbound;

/// <summary>A DNS that changes its mind: each question gets the next answer, the last one for ever.</summary>
internal sealed class FakeResolver(params string[][] answers) : INameResolver
{
    private readonly ConcurrentQueue<string> _asked = new();

    public IReadOnlyList<string> Asked => [.. _asked];

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken)
    {
        _asked.Enqueue(host);
        return answers.Length == 0
            ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound))
            : Task.FromResult(Array.ConvertAll(answers[Math.Min(_asked.Count, answers.Length) - 1], IPAddress.Parse));
    }
}
