using Platform.Api.Auth;
using Platform.Api.Health;
using Platform.Api.Jobs;
using Platform.Api.Limits;
using Platform.Api.Links;
using Platform.Api.OAuth;
using Platform.Api.Rotations;
using Platform.Api.Skills;
using Platform.Engine;
using Platform.Grains;

namespace Platform.Api.Start;

/// <summary>Puts the rooms together. Hosted services start in the order in which they are added, and the listener after all of them.</summary>
internal static class ApiServices
{
    /// <summary>Adds the engine with the grains, in the role that the settings ask for, and what goes with them on every node.</summary>
    /// <exception cref="EngineRefusedException">The engine cannot run as its settings ask.</exception>
    public static WebApplicationBuilder AddRooms(this WebApplicationBuilder builder)
    {
        builder.AddPlatformEngine(EngineRoles.Read(builder.Configuration));
        builder.Services.AddGrainServices(builder.Configuration);
        return builder;
    }

    /// <summary>Adds what the API itself does.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<OperatorKey>()
            .AddSingleton<LookupLimit>()
            .AddSingleton<ApiKeyDirectory>()
            .AddSingleton<OwnedSkills>()
            .AddSingleton<SkillPutting>()
            .AddSingleton<SkillDeleting>()
            .AddSingleton<LinkPatience>()
            .AddSingleton<LinkCalls>()
            .AddSingleton<AmazonIssuers>()
            .AddSingleton<CallbackAudit>()
            .AddSingleton<CallbackReading>()
            .AddSingleton<StatelessCallback>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<ClientAuthentication>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<HealthLook>()
            .AddSingleton<Readiness>()
            .AddSingleton<AbandonQueue>()
            .AddSingleton<RotationSignal>()
            .AddSingleton<KekRotation>()
            .AddSingleton<DataRotation>()
            .AddSingleton<RecordWalk>()
            .AddHostedService<OperatorKeyStartup>()
            .AddHostedService<SigningKeyStartup>()
            .AddHostedService<AbandonLinks>()
            .AddHostedService<RotateKeys>();
        return builder;
    }
}
