using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Hosting;

/// <summary>Another node of the cluster: it writes a link's record while the activation here knows nothing of it.</summary>
internal static class OtherNode
{
    public static Task Does(GrainHost host, LinkKey link, LinkCommand command) =>
        Writes(host, link, state => LinkDecider.Decide(state, command, host.Clock.Now).State);

    public static async Task Writes(GrainHost host, LinkKey link, Func<LinkState, LinkState> change)
    {
        var storage = host.Services.GetRequiredService<IGrainStorage>();
        var grain = GrainId.Create("link", link.ToString());
        var record = new StoredLink();
        await storage.ReadStateAsync("link", grain, record);
        record.State = change(record.State!);
        await storage.WriteStateAsync("link", grain, record);
    }

    private sealed class StoredLink : IGrainState<LinkState>
    {
        public LinkState? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
