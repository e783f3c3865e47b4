using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Pages;

/// <summary>The page at <c>/</c>: what this is and where to look.</summary>
internal sealed class LandingEndpoint(PageWriter pages, RegionListeners listeners)
{
    public Task Serve(HttpContext context) => pages.Write<LandingPage>(context, 200, new Dictionary<string, object?>
    {
        [nameof(LandingPage.Hosts)] = Enum.GetValues<Region>().ToDictionary(region => region, listeners.HostOf),
    });
}
