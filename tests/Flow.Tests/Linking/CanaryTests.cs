using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Flow.Tests.Harness.Secrecy;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>What every platform of this run is held against when it ends (Harness/Secrecy) finds a secret in each form and place.</summary>
public sealed class CanaryTests
{
    // With characters that every encoding changes.
    private const string Planted = "Atza|planted/0123+456&789<ABC>";

    public static TheoryData<string> Writings
    {
        get
        {
            var utf8 = Encoding.UTF8.GetBytes(Planted);
            var writings = new TheoryData<string>
            {
                Planted,
                Uri.EscapeDataString(Planted),
                Uri.EscapeDataString(Uri.EscapeDataString(Planted)),
                WebUtility.UrlEncode(Planted),
                "Atza%7cplanted%2f0123%2b456%26789%3cABC%3e",
                JsonSerializer.Serialize(Planted),
                JsonSerializer.Serialize(Planted, JsonSerializerOptions.Web),
                "\"Atza|planted\\/0123+456&789<ABC>\"",
                "\"Atza|planted/0123\\u002b456\\u0026789\\u003cABC\\u003e\"",
                Convert.ToHexString(utf8),
                Convert.ToHexStringLower(utf8),
            };
            foreach (var before in (string[])["", "{", "{\""])
            {
                var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Planted}\"}}"));
                writings.Add(base64);
                writings.Add(base64.Replace('+', '-').Replace('/', '_').TrimEnd('='));
                writings.Add(JsonSerializer.Serialize(base64));
            }

            return writings;
        }
    }

    [Theory]
    [MemberData(nameof(Writings))]
    public void Check_28_The_search_finds_a_secret_in_every_encoding_and_does_not_say_it(string writing)
    {
        var ledger = Ledger();

        var leak = ledger.Leaks(Sighting.Of("file", $"before {writing} behind")).Distinct().ShouldHaveSingleItem();

        leak.ShouldStartWith("file: AmazonToken");
        leak.ShouldNotContain("planted");
    }

    [Fact]
    public void Check_28_The_search_finds_the_bytes_that_a_secret_stands_for()
    {
        var key = new byte[32];
        new Random(28).NextBytes(key);
        var ledger = new SecretLedger();
        ledger.Learn(SecretKind.VaultKey, Convert.ToBase64String(key));

        ledger.Leaks(new Sighting("file", key)).ShouldHaveSingleItem().ShouldContain("VaultKey (decoded)");
        ledger.Leaks(Sighting.Of("file", Convert.ToHexStringLower(key))).ShouldHaveSingleItem().ShouldContain("VaultKey (hex)");
        ledger.Leaks(new Sighting("file", key, SecretKind.VaultKey)).ShouldBeEmpty();
        ledger.Leaks(new Sighting("file", key.AsMemory(1))).ShouldBeEmpty();
    }

    [Fact]
    public void Check_28_Of_two_secrets_that_end_alike_each_is_found_as_itself()
    {
        var ledger = new SecretLedger();
        ledger.Learn(SecretKind.State, "state-that-ends-alike");
        ledger.Learn(SecretKind.PartnerCode, "a-code-that-ends-alike");

        ledger.Leaks(Sighting.Of("log", "a-code-that-ends-alike")).ShouldHaveSingleItem().ShouldStartWith("log: PartnerCode");
        ledger.Leaks(Sighting.Of("log", "nothing that ends alike")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_28_A_key_a_state_and_a_token_are_allowed_in_the_answer_to_whom_they_belong_and_nowhere_else()
    {
        var ledger = new SecretLedger();
        await Say(ledger, "/v1/partners/p/keys", 201, """{"key":"key-0123456789"}""");
        await Say(
            ledger, "/v1/skills/s/users/u/consent", 201,
            """{"state":"state-0123456789","alexaAppUrl":"https://a.example/?state=state-0123456789"}""");
        await Say(ledger, "/oauth/token", 200, """{"access_token":"token-0123456789"}""");
        ledger.Count.ShouldBe(3);
        ledger.Leaks().ShouldBeEmpty();

        await Say(ledger, "/v1/partners/p/keys", 409, """{"detail":"key-0123456789"}""");
        await Say(ledger, "/v1/skills/s/users/u/link", 200, """{"status":"state-0123456789"}""");
        await Say(ledger, "/v1/skills/s/users/u/consent", 201, """{"startUrl":"token-0123456789"}""");
        ledger.Leaks().Select(leak => leak[..leak.IndexOf(" (", StringComparison.Ordinal)]).ShouldBe(
            [
                "answer 409 to POST /v1/partners/p/keys: Key",
                "answer 200 to POST /v1/skills/s/users/u/link: State",
                "answer 201 to POST /v1/skills/s/users/u/consent: PartnerToken",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Check_28_Headers_of_answers_are_searched()
    {
        var ledger = Ledger();
        await Say(ledger, "/v1/callback", 200, "{}", ("Location", $"https://a.example/?code={Uri.EscapeDataString(Planted)}"));
        ledger.Leaks().ShouldHaveSingleItem().ShouldStartWith("headers of answer 200 to POST /v1/callback: AmazonToken");
    }

    [Fact]
    public void Check_28_Lines_scopes_and_values_of_a_log_are_searched()
    {
        var ledger = Ledger();
        using var provider = new LogSightings(ledger);
        var log = provider.CreateLogger("any");
        ledger.Leaks().ShouldBeEmpty();

        log.Log(LogLevel.Trace, default, new Dictionary<string, object?> { ["url"] = Planted }, null, (_, _) => "nothing to see");
        ledger.Leaks().ShouldHaveSingleItem().ShouldContain("1 times");
        log.Log(LogLevel.Error, default, "a line", new InvalidOperationException(Planted), (line, _) => line);
        ledger.Leaks().ShouldHaveSingleItem().ShouldContain("2 times");
        log.BeginScope(Planted);
        ledger.Leaks().ShouldContain(leak => leak.StartsWith("log scope", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_28_Spans_are_searched()
    {
        var ledger = Ledger();
        using var source = new ActivitySource("planted");
        using var traces = new TraceSightings(ledger);

        using (var span = source.StartActivity("span"))
            span!.SetTag("url.full", $"https://a.example/?code={Uri.EscapeDataString(Planted)}");

        ledger.Leaks().ShouldHaveSingleItem().ShouldStartWith("trace of planted: AmazonToken");
    }

    [Fact]
    public async Task Check_28_Call_outs_are_searched()
    {
        // What partners receive is searched for the secrets of all platforms, so this one is of this test alone.
        var secret = $"Atza|{Guid.NewGuid()}";
        var ledger = new SecretLedger();
        ledger.Learn(SecretKind.AmazonToken, secret);
        var context = new DefaultHttpContext();
        context.Request.Headers["webhook-id"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("call-out " + secret));

        await new CallOutEndpoint(code => code).Serve(context);

        ledger.Leaks().ShouldContain(leak => leak.StartsWith("call-out: AmazonToken", StringComparison.Ordinal));
    }

    private static SecretLedger Ledger()
    {
        var ledger = new SecretLedger();
        ledger.Learn(SecretKind.AmazonToken, Planted);
        return ledger;
    }

    private static async Task Say(SecretLedger ledger, string path, int status, string text, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1" + path);
        await ledger.Note(request, new Answer
        {
            Status = status,
            MediaType = "application/json",
            Headers = headers.ToDictionary(header => header.Name, header => header.Value),
            Text = text,
        });
    }
}
