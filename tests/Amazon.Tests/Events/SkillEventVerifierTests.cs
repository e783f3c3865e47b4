using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Tests.Certificates;

namespace Platform.Amazon.Tests.Events;

public sealed class SkillEventVerifierTests : IDisposable
{
    private const string Skill = "amzn1.ask.skill.0001";
    private const string User = "amzn1.ask.account.AEVENT";
    private const string Token = "canary-our-own-access-token";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Created = Now.AddMinutes(-40);

    private readonly AlexaAuthority _alexa = new(Now);
    private readonly SigningCertificate _certificate;

    public SkillEventVerifierTests() =>
        SigningCertificate.TryRead(Encoding.ASCII.GetBytes(_alexa.Chain()), _alexa.Roots, Now, out _certificate!, out _).ShouldBeTrue();

    public static TheoryData<SkillEventType> Events =>
        [.. Enum.GetValues<SkillEventType>().Where(type => type is not SkillEventType.Other)];

    public void Dispose()
    {
        _certificate.Dispose();
        _alexa.Dispose();
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Check_22_An_event_that_alexa_signed_is_genuine_and_read(SkillEventType type) =>
        Verify(Request($"AlexaSkillEvent.{type}")).Event.ShouldBe(new SkillEvent(
            type, "amzn1.echo-api.request.1", User, Created, type is SkillEventType.SkillAccountLinked ? Vault.Secret.From(Token) : null));

    [Theory]
    [InlineData("LaunchRequest")]
    [InlineData("AlexaSkillEvent.ProactiveSubscriptionChanged")]
    [InlineData("AlexaSkillEvent.SkillEnabled,SkillDisabled")]
    [InlineData("AlexaSkillEvent.2")]
    [InlineData("alexaskillevent.skilldisabled")]
    [InlineData("SkillDisabled")]
    [InlineData("")]
    public void Check_22_Every_other_request_is_of_no_meaning_for_a_link(string type) =>
        Verify(Request(type)).Event!.Type.ShouldBe(SkillEventType.Other);

    [Theory]
    [InlineData("AlexaSkillEvent.SkillDisabled", 3600)]
    [InlineData("AlexaSkillEvent.SkillAccountLinked", 3600)]
    [InlineData("AlexaSkillEvent.ProactiveSubscriptionChanged", 150)]
    [InlineData("LaunchRequest", 150)]
    public void Check_22_Events_may_be_an_hour_old_and_other_requests_150_seconds(string type, int seconds)
    {
        foreach (var side in new[] { -1, 1 })
        {
            Verify(Request(type, at: Now.AddSeconds(side * seconds))).IsGenuine.ShouldBeTrue();
            Verify(Request(type, at: Now.AddSeconds(side * (seconds + 1)))).Fault.ShouldBe(SkillEventFault.Timestamp);
        }
    }

    [Fact]
    public void Check_22_A_body_of_which_one_byte_was_changed_is_refused()
    {
        var body = Encoding.UTF8.GetBytes(Request("AlexaSkillEvent.SkillDisabled").ToJsonString());
        var signature = _alexa.Sign(body);
        Verify(body, signature).IsGenuine.ShouldBeTrue();
        for (var place = 0; place < body.Length; place++)
        {
            var changed = body.ToArray();
            changed[place] ^= 1;
            Verify(changed, signature).Fault.ShouldBe(SkillEventFault.Signature);
        }

        Verify([.. body, (byte)' '], signature).Fault.ShouldBe(SkillEventFault.Signature);
        Verify(body[..^1], signature).Fault.ShouldBe(SkillEventFault.Signature);
        Verify(Array.Empty<byte>(), signature).Fault.ShouldBe(SkillEventFault.Signature);
    }

    [Fact]
    public void Check_22_A_signature_that_is_missing_unreadable_or_of_another_kind_is_refused()
    {
        var body = Encoding.UTF8.GetBytes(Request("AlexaSkillEvent.SkillDisabled").ToJsonString());
        var good = _alexa.Sign(body);
        using var other = new AlexaAuthority(Now, RSA.Create(2048));
        string?[] bad =
        [
            null, "", " ", "====", "no base64!", good[..^4], good[4..], good.TrimEnd('='), good + "AAAA",
            good.Replace('/', '_').Replace('+', '-') + "_-",
            Convert.ToBase64String(new byte[256]), Convert.ToBase64String(new byte[1024]), new string('A', 100_000),
            _alexa.Sign(body, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1),
            _alexa.Sign(body, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            _alexa.Sign(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            other.Sign(body),
        ];
        foreach (var signature in bad)
            Verify(body, signature).Fault.ShouldBe(SkillEventFault.Signature, signature);
    }

    [Fact]
    public void Check_22_A_certificate_that_has_ended_since_it_was_read_signs_nothing()
    {
        var later = Now.AddDays(1).AddTicks(1);
        var body = Encoding.UTF8.GetBytes(Request("AlexaSkillEvent.SkillDisabled", at: later).ToJsonString());
        SkillEventVerifier.Verify(body, _alexa.Sign(body), _certificate, Skill, later).Fault.ShouldBe(SkillEventFault.CertificateExpired);
    }

    [Fact]
    public void Check_22_An_event_of_another_skill_is_refused_wherever_it_says_so()
    {
        Verify(Request("AlexaSkillEvent.SkillDisabled"), skill: "amzn1.ask.skill.0002").Fault.ShouldBe(SkillEventFault.Skill);
        Verify(Changed("context.System.application.applicationId", "AMZN1.ASK.SKILL.0001")).Fault.ShouldBe(SkillEventFault.Skill);
        Verify(Changed("context.System.application", null)).Fault.ShouldBe(SkillEventFault.Skill);

        var session = Request("LaunchRequest");
        session["session"] = new JsonObject { ["application"] = new JsonObject { ["applicationId"] = Skill } };
        Verify(session).IsGenuine.ShouldBeTrue();
        foreach (var other in (JsonNode?[])["amzn1.ask.skill.0002", 1, null])
        {
            session["session"]!["application"]!["applicationId"] = other;
            Verify(session).Fault.ShouldBe(SkillEventFault.Skill);
        }
    }

    [Theory]
    [InlineData("request", null)]
    [InlineData("request", "AlexaSkillEvent.SkillDisabled")]
    [InlineData("request.type", null)]
    [InlineData("request.requestId", null)]
    [InlineData("request.requestId", "")]
    [InlineData("request.timestamp", null)]
    [InlineData("request.timestamp", "yesterday")]
    [InlineData("request.timestamp", "1795391332000")]
    [InlineData("request.timestamp", "2026-11-22")]
    [InlineData("request.timestamp", "2026-11-22T12:00:00")]
    [InlineData("request.timestamp", "0001-01-01T00:00:00+14:00")]
    [InlineData("request.timestamp", "9999-12-31T23:59:59-14:00")]
    [InlineData("request.eventCreationTime", "yesterday")]
    [InlineData("context", null)]
    [InlineData("context.System", null)]
    [InlineData("context.System.user", null)]
    [InlineData("context.System.user.userId", null)]
    [InlineData("context.System.user.userId", "")]
    public void Check_22_A_body_without_what_every_event_has_is_refused(string member, string? value) =>
        Verify(Changed(member, value)).Fault.ShouldBe(SkillEventFault.Body);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"request\":")]
    [InlineData("{\"request\":{}}{}")]
    [InlineData("<html/>")]
    [InlineData("""{"request":"text"}""")]
    [InlineData("""{"request":{"type":"LaunchRequest"},"context":[]}""")]
    [InlineData("""{"request":{},"\ud800aa":0}""")]
    [InlineData("""{"\udc00aa":0,"request":{}}""")]
    [InlineData("""{"request":{"type":"LaunchRequest","\ud800\ud800":0}}""")]
    public void Check_22_A_signed_body_that_is_no_event_is_refused(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        Verify(body, _alexa.Sign(body)).Fault.ShouldBe(SkillEventFault.Body);
    }

    [Fact]
    public void Ids_have_a_greatest_length()
    {
        Verify(Changed("context.System.user.userId", new string('A', 1024))).IsGenuine.ShouldBeTrue();
        Verify(Changed("context.System.user.userId", new string('A', 1025))).Fault.ShouldBe(SkillEventFault.Body);
        Verify(Changed("request.requestId", new string('A', 256))).IsGenuine.ShouldBeTrue();
        Verify(Changed("request.requestId", new string('A', 257))).Fault.ShouldBe(SkillEventFault.Body);
    }

    [Fact]
    public void The_time_is_read_in_either_spelling_with_a_fraction_or_another_offset()
    {
        var other = Changed("request.timestamp", null);
        other["request"]!["timeStamp"] = Text(Now);
        Verify(other).IsGenuine.ShouldBeTrue();
        var fraction = Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Verify(Changed("request.timestamp", fraction)).IsGenuine.ShouldBeTrue();
        var east = Now.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        Verify(Changed("request.timestamp", east)).IsGenuine.ShouldBeTrue();
    }

    [Fact]
    public void A_time_may_have_more_digits_than_we_keep() => Verify(Changed("request.eventCreationTime", "2026-11-22T11:20:00.123456789Z"))
        .Event!.At.ShouldBe(new DateTimeOffset(2026, 11, 22, 11, 20, 0, TimeSpan.Zero).AddTicks(1_234_567));

    [Fact]
    public void Check_22_No_event_happened_after_it_was_sent() =>
        Verify(Changed("request.eventCreationTime", "2126-11-22T12:00:00Z")).Event!.At.ShouldBe(Now);

    [Fact]
    public void What_nobody_knows_may_be_nested_deeply()
    {
        var request = Request("AlexaSkillEvent.SkillDisabled");
        request["context"]!["Viewport"] = JsonNode.Parse(string.Concat(Enumerable.Repeat("[", 60)) + new string(']', 60));
        Verify(request).IsGenuine.ShouldBeTrue();
    }

    [Fact]
    public void No_skill_is_no_skill_of_an_event() =>
        Should.Throw<ArgumentException>(() => Verify(Changed("context.System.application.applicationId", ""), skill: ""));

    [Fact]
    public void An_event_without_a_time_of_its_own_happened_when_it_was_sent() =>
        Verify(Changed("request.eventCreationTime", null)).Event!.At.ShouldBe(Now);

    [Fact]
    public void Check_28_The_token_of_an_event_does_not_show_in_its_text() =>
        Verify(Request("AlexaSkillEvent.SkillAccountLinked")).ToString().ShouldNotContain(Token);

    [Fact]
    public void Check_46_A_damaged_body_never_does_worse_than_being_refused()
    {
        var random = new Random(46);
        var good = Encoding.UTF8.GetBytes(Request("AlexaSkillEvent.SkillAccountLinked").ToJsonString());
        byte[][] pieces =
        [
            "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(), "\\"u8.ToArray(),
            ":"u8.ToArray(), ","u8.ToArray(),
            "\\ud800"u8.ToArray(), "\\udc00"u8.ToArray(), "1e999"u8.ToArray(), [0], [0xC0], [0xED, 0xA0, 0x80], [0xFF],
        ];
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = good.ToList();
            for (var damage = 0; damage <= round % 4; damage++)
            {
                var place = random.Next(bytes.Count);
                bytes.RemoveRange(place, random.Next(Math.Min(8, bytes.Count - place)));
                for (var times = random.Next(3); times >= 0; times--)
                    bytes.InsertRange(place, pieces[random.Next(pieces.Length)]);
            }

            byte[] body = [.. bytes];
            var verdict = Verify(body, _alexa.Sign(body));
            (verdict.Event is null).ShouldBe(verdict.Fault is not null);
            verdict.Fault.ShouldNotBe(SkillEventFault.Signature);
        }
    }

    private static JsonObject Request(string type, DateTimeOffset? at = null) => new JsonObject
    {
        ["version"] = "1.0",
        ["context"] = new JsonObject
        {
            ["System"] = new JsonObject
            {
                ["application"] = new JsonObject { ["applicationId"] = Skill },
                ["user"] = new JsonObject { ["userId"] = User },
                ["apiEndpoint"] = "https://api.amazonalexa.com",
            },
        },
        ["request"] = new JsonObject
        {
            ["type"] = type,
            ["requestId"] = "amzn1.echo-api.request.1",
            ["timestamp"] = Text(at ?? Now),
            ["eventCreationTime"] = Text(Created),
            ["eventPublishingTime"] = Text(Now),
            ["body"] = new JsonObject { ["accessToken"] = Token, ["userInformationPersistenceStatus"] = "PERSISTED" },
        },
    };

    // A member, by its path, with another value, or without one.
    private static JsonObject Changed(string path, string? value)
    {
        var request = Request("AlexaSkillEvent.SkillDisabled");
        var names = path.Split('.');
        var parent = names[..^1].Aggregate<string, JsonNode>(request, (node, name) => node[name]!);
        parent.AsObject().Remove(names[^1]);
        if (value is not null)
            parent[names[^1]] = value;
        return request;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private SkillEventVerdict Verify(JsonObject request, string skill = Skill)
    {
        var body = Encoding.UTF8.GetBytes(request.ToJsonString());
        return SkillEventVerifier.Verify(body, _alexa.Sign(body), _certificate, skill, Now);
    }

    private SkillEventVerdict Verify(byte[] body, string? signature) =>
        SkillEventVerifier.Verify(body, signature, _certificate, Skill, Now);
}
