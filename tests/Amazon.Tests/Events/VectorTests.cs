using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Amazon.Tests.Events;

/// <summary>
/// Requests that were signed by other means than our own, with what two independent verifiers say of each: alexa-verifier 4.0.0, and
/// Amazon's own ask-sdk-express-adapter 2.14.0 (<c>Vectors/make.mjs</c>).
/// </summary>
public sealed class VectorTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Recording Recorded =
        JsonSerializer.Deserialize<Recording>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors.json")), Web)!;

    public static TheoryData<string> Names => [.. Recorded.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_22_A_recorded_request_is_judged_as_it_should_be(string name)
    {
        var request = Recorded.Cases.Single(each => each.Name == name);
        Fault(request).ShouldBe(request.Expected);
    }

    [Fact]
    public void Check_22_What_is_taken_is_taken_by_amazons_own_verifier_and_what_both_others_refuse_is_refused()
    {
        Recorded.Cases.Where(each => Fault(each) is null).ShouldAllBe(each => each.AskSdk);
        Recorded.Cases.Where(each => each is { AskSdk: false, AlexaVerifier: false }).ShouldAllBe(each => Fault(each) != null);
    }

    // Amazon's kit for Node.js does not resolve `..` before it compares, alexa-verifier takes no event of over 150 s ago and looks at no
    // issuer.
    [Fact]
    public void The_recording_differs_from_the_verifiers_only_where_they_are_known_to_fall_short()
    {
        string[] up = ["address https://s3.amazonaws.com/echo.api/../echo-api-cert.pem"];
        Recorded.Cases.Where(each => each.AskSdk != (each.Expected is null)).Select(each => each.Name).ShouldBe(up);
        Recorded.Cases.Where(each => each.AlexaVerifier != (each.Expected is null)).Select(each => each.Name).ShouldBe(
        [
            "event of almost an hour ago", "certificate of a root that nobody trusts", "certificate without what is above it", .. up,
        ]);
    }

    private static SkillEventFault? Fault(Case request)
    {
        if (!CertificateUrl.TryParse(request.Url, out _))
            return SkillEventFault.CertificateUrl;
        using var root = X509Certificate2.CreateFromPem(Recorded.Root);
        var chain = Encoding.ASCII.GetBytes(Recorded.Chains[request.Chain]);
        if (!SigningCertificate.TryRead(chain, [root], Recorded.Now, out var certificate, out var fault))
            return fault;
        using (certificate)
        {
            var body = Encoding.UTF8.GetBytes(request.Body);
            return SkillEventVerifier.Verify(body, request.Signature, certificate, Recorded.Skill, Recorded.Now).Fault;
        }
    }

    private sealed record Recording(
        DateTimeOffset Now, string Skill, string Root, Dictionary<string, string> Chains, IReadOnlyList<Case> Cases);

    private sealed record Case(
        string Name, string Url, string Chain, string Signature, string Body, SkillEventFault? Expected, bool AlexaVerifier, bool AskSdk);
}
