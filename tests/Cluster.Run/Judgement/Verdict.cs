using Platform.AmazonSimulator.Contract;
using Platform.Cluster.Run.Flows;
using Platform.Cluster.Run.Processes;

namespace Platform.Cluster.Run.Judgement;

/// <summary>
/// What became of all grants, by Amazon's own history and the platform's status.
/// <list type="bullet">
/// <item><i>Lost</i>: the platform said linked, and afterwards it is not linked or Amazon does not accept its pair.</item>
/// <item><i>Spent twice</i>: a code redeemed twice or sent more often than the one resend that is allowed after a restart; a refresh token
/// presented more than once for one pair.</item>
/// <item><i>Undefined</i>: no end within the time, or status and Amazon differ.</item>
/// <item><i>Unreceived</i>: Amazon spent a code and the answer had not been stored when the process died; the user was told to start again.</item>
/// </list>
/// </summary>
internal sealed record Verdict
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    public required IReadOnlyCollection<FlowEnd> Ends { get; init; }

    public required GrantHistory Grants { get; init; }

    public required int Lost { get; init; }

    public required int SpentTwice { get; init; }

    public required int Undefined { get; init; }

    public required int Unreceived { get; init; }

    public bool IsClean => Lost == 0 && SpentTwice == 0 && Undefined == 0;

    public static async Task<Verdict> Of(PlatformCluster cluster, Partner partner, IReadOnlyCollection<FlowEnd> ends)
    {
        var grants = await cluster.Amazon.Grants();
        var enabled = (await cluster.Amazon.Enablements()).Where(record => record.Linked).Select(record => record.User).ToHashSet();
        var (lost, undefined) = (0, 0);
        await Parallel.ForEachAsync(ends, AtOnce, async (end, _) =>
        {
            // Asks Amazon with the stored pair, so it proves that the pair is there and accepted.
            var link = await Verified(partner, end.UserId);
            var isLinked = link.Text("status") == "linked";
            if (end.Linked && !(isLinked && link.Text("source") == "amazon" && enabled.Contains(end.AmazonUser)))
            {
                Interlocked.Increment(ref lost);
            }

            if (!end.Linked || isLinked != enabled.Contains(end.AmazonUser))
            {
                Interlocked.Increment(ref undefined);
            }
        });
        return new Verdict
        {
            Ends = ends,
            Grants = grants,
            Lost = lost,
            Undefined = undefined,
            SpentTwice = grants.Codes.Count(code => code.Spent > 1 || code.Presented > 2)
                + grants.RefreshTokens.Count(token => token.Spent > 1 || token.Presented > 1),
            Unreceived = ends.SelectMany(end => end.Codes).Count(code => code == "exchange.interrupted"),
        };
    }

    public string Table(RunOptions options, IReadOnlyDictionary<string, int> kills, TimeSpan took)
    {
        var slowest = Ends.Count == 0 ? TimeSpan.Zero : Ends.Max(end => end.Took);
        var codes = Ends.SelectMany(end => end.Codes).GroupBy(code => code).Select(group => $"{group.Key} {group.Count()}");
        (string Name, string Value)[] rows =
        [
            ("flows", $"{Ends.Count} ({options.AtOnce} at once), {took.TotalSeconds:0} s"),
            ("ended linked", $"{Ends.Count(end => end.Linked)}"),
            ("kill -9", string.Join(", ", kills.OrderBy(kill => kill.Key).Select(kill => $"{kill.Key} {kill.Value}"))),
            ("codes issued / spent / sent again", $"{Grants.Codes.Count} / {Grants.Codes.Count(code => code.Spent > 0)} / {Grants.Codes.Count(code => code.Presented > 1)}"),
            ("consents beyond one for each user", $"{Ends.Sum(end => end.Consents - 1)}"),
            ("problems on the way", string.Join(", ", codes)),
            ("calls repeated (no answer, 5xx)", $"{Ends.Sum(end => end.Unanswered)}"),
            ("slowest flow", $"{slowest.TotalSeconds:0.0} s"),
            ("unreceived", $"{Unreceived}"),
            ("LOST", $"{Lost}"),
            ("SPENT TWICE", $"{SpentTwice}"),
            ("UNDEFINED ENDS", $"{Undefined}"),
        ];
        return string.Join('\n', rows.Select(row => $"| {row.Name,-36} | {row.Value} |"));
    }

    private static async Task<ApiAnswer> Verified(Partner partner, string userId)
    {
        var path = $"/v1/skills/{Partner.SkillId}/users/{Uri.EscapeDataString(userId)}/link?verify=true";
        for (var attempt = 1; ; attempt++)
        {
            var answer = await partner.Api.Send(HttpMethod.Get, path);
            if ((answer.Status == 200 && answer.Text("source") == "amazon") || attempt == 10)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
