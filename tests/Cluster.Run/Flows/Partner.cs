using Platform.AmazonSimulator.Contract;
using Platform.Cluster.Run.Processes;

namespace Platform.Cluster.Run.Flows;

/// <summary>A partner with one skill, set up here and at Amazon.</summary>
internal sealed class Partner
{
    public const string SkillId = "amzn1.ask.skill.cluster-run";
    private const string ClientId = "amzn1.application-oa2-client.clusterrun";
    private const string ClientSecret = "amzn1.oa2-cs.v1.cluster-run";
    private const string AuthSecret = "cluster-run-alexa-secret";
    private const string RedirectUri = "https://link.ridehailer.example/callback";

    private static readonly string[] Scopes = ["links", "skills"];

    private Partner(PlatformCluster cluster, ApiClient api) => (Cluster, Api) = (cluster, api);

    public PlatformCluster Cluster { get; }

    public ApiClient Api { get; }

    public static async Task<Partner> Register(PlatformCluster cluster)
    {
        using var operators = new ApiClient(cluster.FrontEndUrls, PlatformCluster.OperatorKey);
        (await operators.Send(HttpMethod.Put, "/v1/partners/cluster-run", new { name = "Ride Hailer" })).Expect(201);
        var key = (await operators.Send(HttpMethod.Post, "/v1/partners/cluster-run/keys", new { name = "run", scopes = Scopes })).Expect(201);
        var partner = new Partner(cluster, new ApiClient(cluster.FrontEndUrls, key.Text("key")!));
        await cluster.Amazon.PutClient(ClientId, new ClientRegistration
        {
            ClientSecret = ClientSecret,
            SkillId = SkillId,
            RedirectUris = [RedirectUri],
            TokenUrl = cluster.PublicUrl + "/oauth/token",
            AuthClientId = "alexa",
            AuthClientSecret = AuthSecret,
        });
        var skill = new
        {
            name = "Ride Hailer",
            stage = "development",
            clientId = ClientId,
            clientSecret = ClientSecret,
            redirectUris = new[] { RedirectUri },
            authorization = new { mode = "builtin", clientId = "alexa", clientSecret = AuthSecret },
        };
        (await partner.Api.Send(HttpMethod.Put, $"/v1/skills/{SkillId}", skill)).Expect(201);
        return partner;
    }
}
