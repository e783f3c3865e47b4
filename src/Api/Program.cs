using Carter;
using Microsoft.Extensions.Options;
using Platform.Api.Docs;
using Platform.Api.Health;
using Platform.Api.Http;
using Platform.Api.Keys;
using Platform.Api.Links;
using Platform.Api.Metrics;
using Platform.Api.OAuth;
using Platform.Api.Partners;
using Platform.Api.Settings;
using Platform.Api.Skills;
using Platform.Api.Start;
using Platform.Engine;
using Platform.Vault;

return await Starting.Run(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSettings();
    builder.AddEdge();
    builder.AddRooms();
    builder.AddApi();
    builder.AddDocs();
    builder.Services.AddCarter(configurator: modules => modules
        .WithModule<PartnersModule>()
        .WithModule<KeysModule>()
        .WithModule<SkillsModule>()
        .WithModule<RefusalsModule>()
        .WithModule<ConsentModule>()
        .WithModule<CallbackModule>()
        .WithModule<LinksModule>()
        .WithModule<OAuthModule>()
        .WithModule<HealthModule>()
        .WithModule<MetricsModule>());

    var app = builder.Build();
    app.UseEdge();
    app.UseDocs();
    app.MapCarter();
    return app;
},
refusal => refusal is SettingException or OptionsValidationException or VaultException);
