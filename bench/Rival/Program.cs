using Npgsql;
using Platform.Rival.Amazon;
using Platform.Rival.Http;
using Platform.Rival.Links;
using Platform.Rival.OAuth;
using Platform.Rival.Partners;
using Platform.Rival.Sealing;
using Platform.Rival.Seeding;
using Platform.Rival.Settings;
using Platform.Rival.Skills;
using Platform.Rival.Storage;

var seed = SeedOptions.Read(new ConfigurationBuilder().AddCommandLine(args).Build());
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
});

var connection = new NpgsqlConnectionStringBuilder(
    builder.Configuration.GetConnectionString("Rival") ?? throw new InvalidOperationException("ConnectionStrings:Rival is not set."));
connection.TryAdd("Max Auto Prepare", 100);
var source = new NpgsqlSlimDataSourceBuilder(connection.ConnectionString);
source.EnableArrays();

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton(source.Build())
    .AddSingleton(new Sealer(SealingKey.Load(builder.Configuration)))
    .AddSingleton<AmazonSettings>()
    .AddSingleton<RefreshSettings>()
    .AddSingleton(AmazonClient.NewHttpClient())
    .AddSingleton<AmazonClient>()
    .AddSingleton<ConsentUrls>()
    .AddSingleton<PartnerStore>()
    .AddSingleton<KeyCheck>()
    .AddSingleton<SkillStore>()
    .AddSingleton<ConsentStore>()
    .AddSingleton<LinkStore>()
    .AddSingleton<GrantStore>()
    .AddSingleton<AccessTokens>()
    .AddSingleton<Pairs>()
    .AddSingleton<Consents>()
    .AddSingleton<Linking>()
    .AddSingleton<Callbacks>()
    .AddSingleton<Refreshing>()
    .AddSingleton<Inquiry>()
    .AddSingleton<Verification>()
    .AddSingleton<Unlinks>()
    .AddSingleton<Seeder>()
    .AddHostedService<RefreshWorker>()
    .AddHostedService<ResumeWorker>();

await using var app = builder.Build();
await Schema.Apply(app.Services.GetRequiredService<NpgsqlDataSource>());
if (seed is not null)
{
    await app.Services.GetRequiredService<Seeder>().Run(seed);
    return;
}

await app.Services.GetRequiredService<AccessTokens>().Load();
app.UseMiddleware<Edge>();
app.MapPartners();
app.MapSkills();
app.MapLinks();
app.MapTokens();
app.MapGet("/health/live", () => Results.Text("ok"));
app.MapGet("/health/ready", async (NpgsqlDataSource database) =>
{
    await using var command = database.CreateCommand("SELECT 1");
    await command.ExecuteScalarAsync();
    return Results.Text("ok");
});
await app.RunAsync();
