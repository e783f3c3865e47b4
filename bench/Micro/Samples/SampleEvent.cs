using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Tests.Certificates;

namespace Platform.Micro.Samples;

/// <summary>A skill that was disabled, as Alexa says it (protocol.md 5), signed by an authority of our own.</summary>
internal sealed class SampleEvent : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly AlexaAuthority _authority = new(Now);

    private SampleEvent()
    {
        Chain = Encoding.ASCII.GetBytes(_authority.Chain());
        Signature = _authority.Sign(Body);
    }

    /// <summary>Where Amazon keeps its certificates.</summary>
    public string Address { get; } = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem";

    public byte[] Body { get; } = Encoding.UTF8.GetBytes($$"""
        {"version":"1.0","context":{"System":{"application":{"applicationId":"{{SampleLink.Key.Skill.Value}}"},
        "user":{"userId":"amzn1.ask.account.{{new string('A', 154)}}"},"apiEndpoint":"https://api.amazonalexa.com"} },
        "request":{"type":"AlexaSkillEvent.SkillDisabled","requestId":"0b6d9f4e-6a3c-4d0a-9c3b-2f2c1f0f5a11",
        "timestamp":"2026-11-22T11:59:58Z",
        "eventCreationTime":"2026-11-22T11:59:57Z","eventPublishingTime":"2026-11-22T11:59:58Z",
        "body":{"userInformationPersistenceStatus":"PERSISTED"} } }
        """);

    public byte[] Chain { get; }

    public string Signature { get; }

    public X509Certificate2Collection Roots => _authority.Roots;

    public static SampleEvent Sign() => new();

    public void Dispose() => _authority.Dispose();
}
