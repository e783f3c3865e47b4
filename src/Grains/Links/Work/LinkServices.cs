using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Amazon;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Skills;
using Platform.Grains.Telemetry;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>What the work of links needs; one for the node.</summary>
internal sealed class LinkServices(
    IVault vault,
    IKeyRing keyRing,
    IHandleSealer handles,
    ILwaTokenClient tokens,
    ISkillEnablementClient enablement,
    ICallOut callOut,
    SkillDirectory skills,
    RefreshTally refreshes,
    CareBudget careBudget,
    LinkMetrics metrics,
    EnablementGate gate,
    IOptions<AmazonOptions> amazon,
    ILoggerFactory loggers,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time)
{
    public IVault Vault => vault;

    public IKeyRing KeyRing => keyRing;

    public IHandleSealer Handles => handles;

    public ILwaTokenClient Tokens => tokens;

    public ISkillEnablementClient Enablement => enablement;

    public ICallOut CallOut => callOut;

    public SkillDirectory Skills => skills;

    public RefreshTally Refreshes => refreshes;

    public CareBudget CareBudget => careBudget;

    public LinkMetrics Metrics => metrics;

    public EnablementGate Gate => gate;

    public TimeProvider Time => time;

    public ILogger Log { get; } = loggers.CreateLogger("Platform.Grains.Links");

    /// <summary>How long one exchange may take over HTTP.</summary>
    public TimeSpan ExchangeTotal => amazon.Value.Timeout;
}
