using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Consent;
using Platform.AmazonSimulator.Control;
using Platform.AmazonSimulator.Enablement;
using Platform.AmazonSimulator.Faults;
using Platform.AmazonSimulator.Pages;
using Platform.AmazonSimulator.Partner;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Seeds;
using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Hosting;

/// <summary>The simulator, put together; the program and the host for tests build the same one.</summary>
internal static class SimulatorApplication
{
    public static WebApplication Build(WebApplicationBuilder builder, string urls, TimeProvider clock)
    {
        var listeners = new RegionListeners();
        var addresses = ListeningAddresses.Read(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.RequestBody;
            listeners.Listen(kestrel, addresses);
        });

        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Limits.Shutdown);
        services.AddSingleton(listeners).AddSingleton(new SimulatorClock(clock));
        services.AddSingleton<ClientRegistry>().AddSingleton<UserRegistry>();
        services.AddSingleton<CallLog>().AddSingleton<FaultBook>().AddSingleton<CallDesk>();
        services.AddSingleton<PageWriter>().AddSingleton<LandingEndpoint>();
        services.AddSingleton<ConsentCheck>().AddSingleton<ConsentDesk>().AddSingleton<ConsentEndpoint>();
        services.AddSingleton<SeedBook>().AddSingleton<CodeLedger>().AddSingleton<PairLedger>().AddSingleton<ClientAuthentication>();
        services.AddSingleton<CodeGrant>().AddSingleton<RefreshGrant>().AddSingleton<TokenEndpoint>();
        services.AddSingleton<PartnerTokenClient>().AddSingleton<EnablementBook>().AddSingleton<EnablementVerbs>();
        services.AddSingleton<ApiAccess>().AddSingleton<SkillAccess>();
        services.AddSingleton<DiscoveryEndpoint>().AddSingleton<EnablementEndpoint>();
        services.AddControl();

        var app = builder.Build();
        app.MapAmazon();
        app.MapControl();
        return app;
    }
}
