using System.Text.Json;
using Platform.Api.Http;
using Platform.Api.Links;
using Platform.Grains.Ids;
using Platform.Grains.Skills;

namespace Platform.Ceiling;

/// <summary>Kestrel and nothing else: every request gets the bytes of a status. What any server on this machine can do at most.</summary>
internal static class Bare
{
    /// <summary>Makes the server.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        var status = Status();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = status.Length;
            await http.Response.Body.WriteAsync(status);
        });
        return app;
    }

    private static byte[] Status()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Apply(json);
        var skill = new Skill { Id = new SkillId("amzn1.ask.skill.bench"), Owner = new PartnerId("bench") };
        return JsonSerializer.SerializeToUtf8Bytes(LinkJson.Of(skill, new UserId("user-000001"), StatusOfNobody.Link), json);
    }
}
