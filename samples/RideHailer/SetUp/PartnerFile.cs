using System.Security.Cryptography;
using System.Text.Json;

namespace Platform.RideHailer.SetUp;

/// <summary>What the partner knows about itself, in a file that only its owner can read. A real partner keeps this in its secret store.</summary>
internal sealed record PartnerFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The key of the platform's API, or null before there is one.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The skill.</summary>
    public string SkillId { get; init; } = "amzn1.ask.skill.ride-hailer-demo";

    /// <summary>The skill's Alexa client id, as Amazon's developer console would show it.</summary>
    public string ClientId { get; init; } = $"amzn1.application-oa2-client.{Random(16)}";

    /// <summary>The skill's Alexa client secret, likewise.</summary>
    public string ClientSecret { get; init; } = $"amzn1.oa2-cs.v1.{Random(32)}";

    /// <summary>What Alexa presents to the partner's authorization server, here the platform's own.</summary>
    public string AuthorizationSecret { get; init; } = Random(32);

    /// <summary>Reads the file; null where there is none.</summary>
    public static PartnerFile? Load(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<PartnerFile>(File.ReadAllText(path), Json) : null;

    /// <summary>Writes the file in one step, readable by its owner alone.</summary>
    public void Save(string path)
    {
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, this, Json);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static string Random(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
