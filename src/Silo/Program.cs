using Microsoft.Extensions.Options;
using Platform.Engine;
using Platform.Grains;
using Platform.Silo;
using Platform.Vault;

return await Starting.Run(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.ListenWhereSettingsSay();
    builder.AddPlatformEngine(EngineRole.Silo);
    builder.Services.AddGrainServices(builder.Configuration);
    builder.Services.AddSingleton<HealthLook>();

    var app = builder.Build();
    app.MapHealth();
    app.MapMetrics();
    return app;
},
refusal => refusal is OptionsValidationException or VaultException);
