using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Amazon;
using Platform.Rival.Links;
using Platform.Rival.OAuth;
using Platform.Rival.Skills;

namespace Platform.Rival.Seeding;

/// <summary>
/// Loads linked users in bulk: the rows that linking one by one would have left, with sealed tokens that the simulator takes. Only the way
/// is shorter; a seeded link is served by the same code as any other.
/// </summary>
internal sealed class Seeder(NpgsqlDataSource database, SkillStore skills, Pairs pairs) : IDisposable
{
    private const int Page = 5_000;

    private const string CopyLinks =
        """
        COPY links (skill_id, user_id, status, source, version, stage, linked_at, verified_at, client_id, host, alexa_user_id,
          access_expires_at, refresh_at, access_token, refresh_token) FROM STDIN (FORMAT BINARY)
        """;

    private const string CopyGrants =
        "COPY grants (grant_id, skill_id, user_id, redirect_uri, code_hash, code_expires_at, redeemed_at, refresh_hash) FROM STDIN (FORMAT BINARY)";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };

    public async Task Run(SeedOptions options)
    {
        var skill = await skills.Find(options.Skill) ?? throw new InvalidOperationException($"There is no skill {options.Skill}; set it up first.");
        _http.BaseAddress = new Uri(options.Simulator);
        var host = await Plant(skill, options);
        await using var links = await database.OpenConnectionAsync();
        await using var grants = await database.OpenConnectionAsync();
        await using (var linkCopy = await links.BeginBinaryImportAsync(CopyLinks))
        await using (var grantCopy = await grants.BeginBinaryImportAsync(CopyGrants))
        {
            var next = Load(skill, options, 0);
            for (var from = 0; from < options.Count; from += Page)
            {
                var page = await next;
                next = from + Page < options.Count ? Load(skill, options, from + Page) : next;
                foreach (var (grant, pair) in page)
                {
                    await WriteLink(linkCopy, skill, grant, pair, host);
                    await WriteGrant(grantCopy, skill, grant);
                }
            }

            await linkCopy.CompleteAsync();
            await grantCopy.CompleteAsync();
        }

        // As an established table is: with statistics, visibility and nothing left to do for the first readers.
        await using var vacuum = new NpgsqlCommand("VACUUM (ANALYZE) links, grants", links) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync();
        await using var checkpoint = new NpgsqlCommand("CHECKPOINT", links) { CommandTimeout = 0 };
        await checkpoint.ExecuteNonQueryAsync();
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Plants the seed at the simulator and tells the host at which its users live.</summary>
    private async Task<string> Plant(Skill skill, SeedOptions options)
    {
        var request = new SeedRequest(skill.ClientId, options.Count, skill.Stage, options.ExpireFrom, options.ExpireWithin);
        using var response = await _http.PutAsJsonAsync($"/_control/seeds/{options.Name}", request, SeedJson.Default.SeedRequest);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        using var health = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/_control/health", UriKind.Relative)));
        return health.RootElement.GetProperty("hosts").GetProperty("NA").GetString()!;
    }

    private async Task<List<(SeededGrant Grant, SealedPair Pair)>> Load(Skill skill, SeedOptions options, int from)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"/_control/seeds/{options.Name}/grants?from={from}&count={Page}");
        var grants = await _http.GetFromJsonAsync(address, SeedJson.Default.ListSeededGrant);
        return grants!.ConvertAll(grant =>
            (grant, pairs.Seal(new TokenPair(grant.AccessToken, grant.RefreshToken, grant.ExpiresAt.UtcDateTime), skill.SkillId, grant.User)));
    }

    private static async Task WriteLink(NpgsqlBinaryImporter copy, Skill skill, SeededGrant grant, SealedPair pair, string host)
    {
        var now = DateTime.UtcNow;
        await copy.StartRowAsync();
        await copy.WriteAsync(skill.SkillId);
        await copy.WriteAsync(grant.User);
        await copy.WriteAsync(LinkStatus.Linked);
        await copy.WriteAsync((short)1);
        await copy.WriteAsync(1L);
        await copy.WriteAsync(skill.Stage);
        await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(skill.ClientId);
        await copy.WriteAsync(host);
        await copy.WriteAsync(grant.AlexaUserId);
        await copy.WriteAsync(pair.ExpiresAt, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(pair.ExpiresAt, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(pair.Access);
        await copy.WriteAsync(pair.Refresh!);
    }

    private static async Task WriteGrant(NpgsqlBinaryImporter copy, Skill skill, SeededGrant grant)
    {
        var code = GrantCode.New();
        await copy.StartRowAsync();
        await copy.WriteAsync(code.Grant);
        await copy.WriteAsync(skill.SkillId);
        await copy.WriteAsync(grant.User);
        await copy.WriteAsync(skill.RedirectUris[0]);
        await copy.WriteAsync(code.Hash);
        await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(GrantCode.Of(code.Grant).Hash);
    }
}
