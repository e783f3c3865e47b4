using Carter;
using Microsoft.Extensions.Options;
using Platform.Api.Health;
using Platform.Api.Http;
using Platform.Api.Keys;
using Platform.Api.Partners;
using Platform.Api.Settings;
using Platform.Api.Skills;
using Platform.Api.Start;
using Platform.Ceiling;
using Platform.Engine;
using Platform.Vault;

// What a status is measured against (bench/run, W11 and W12): the platform's own server and pipeline with one endpoint that asks no grain,
// composed as src/Api composes itself; or, with --bare, a server without any of it.
return await Starting.Run(() => args is ["--bare", .. var rest] ? Bare.Build(rest) : Whole(args),
    refusal => refusal is SettingException or OptionsValidationException or VaultException);

static WebApplication Whole(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSettings();
    builder.AddEdge();
    builder.AddRooms();
    builder.AddApi();
    builder.Services.AddCarter(configurator: modules => modules
        .WithModule<PartnersModule>()
        .WithModule<KeysModule>()
        .WithModule<SkillsModule>()
        .WithModule<HealthModule>()
        .WithModule<CeilingModule>());

    var app = builder.Build();
    app.UseEdge();
    app.MapCarter();
    return app;
}
