using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Platform.Amazon.Tests;

public sealed class ConsentUrlsTests
{
    private static readonly ConsentUrls Urls = new(Options.Create(new AmazonOptions()));

    private static readonly ConsentParameters Consent = new(
        "amzn1.application-oa2-client.0a1b",
        "development",
        "https://link.ridehailer.example/callback?app=1&x=a b",
        "AbC-_123",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    [Fact]
    public void The_alexa_app_url_is_that_of_the_guide() => Urls.AlexaApp(Consent).ShouldBe(
        "https://alexa.amazon.com/spa/skill-account-linking-consent?fragment=skill-account-linking-consent"
        + "&client_id=amzn1.application-oa2-client.0a1b&scope=alexa%3A%3Askills%3Aaccount_linking&skill_stage=development&response_type=code"
        + "&redirect_uri=https%3A%2F%2Flink.ridehailer.example%2Fcallback%3Fapp%3D1%26x%3Da%20b&state=AbC-_123"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");

    [Fact]
    public void The_lwa_url_has_neither_fragment_nor_stage() => Urls.Lwa(Consent).ShouldBe(
        "https://www.amazon.com/ap/oa?client_id=amzn1.application-oa2-client.0a1b&scope=alexa%3A%3Askills%3Aaccount_linking&response_type=code"
        + "&redirect_uri=https%3A%2F%2Flink.ridehailer.example%2Fcallback%3Fapp%3D1%26x%3Da%20b&state=AbC-_123"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");

    [Fact]
    public void Without_pkce_neither_challenge_nor_method_is_sent()
    {
        var without = Consent with { CodeChallenge = null };
        Urls.AlexaApp(without).ShouldNotContain("code_challenge");
        Urls.Lwa(without).ShouldNotContain("code_challenge");
    }

    [Fact]
    public void The_bases_are_settings()
    {
        var urls = new ConsentUrls(Options.Create(new AmazonOptions
        {
            ConsentUrl = "http://127.0.0.1:5090/spa/skill-account-linking-consent",
            AuthorizeUrl = "http://127.0.0.1:5090/ap/oa",
        }));
        urls.AlexaApp(Consent).ShouldStartWith("http://127.0.0.1:5090/spa/skill-account-linking-consent?fragment=");
        urls.Lwa(Consent).ShouldStartWith("http://127.0.0.1:5090/ap/oa?client_id=");
    }

    [Fact]
    public void Whatever_the_values_are_reading_the_urls_gives_them_back()
    {
        var text = ArbMap.Default.GeneratorFor<NonNull<string>>()
            .Select(value => new string([.. value.Get.Where(letter => !char.IsSurrogate(letter))]) + "&=#?%+/ ä€");
        var consents = from client in text
                       from stage in Gen.Elements("development", "live")
                       from redirect in text
                       from state in text
                       from challenge in Gen.OneOf(text, Gen.Constant<string>(null!))
                       select new ConsentParameters(client, stage, redirect, state, challenge);
        Prop.ForAll(consents.ToArbitrary(), consent =>
        {
            Read(Urls.AlexaApp(consent)).ShouldBe(
            [
                ("fragment", "skill-account-linking-consent"), ("client_id", consent.ClientId), ("scope", "alexa::skills:account_linking"),
                ("skill_stage", consent.Stage), ("response_type", "code"), ("redirect_uri", consent.RedirectUri), ("state", consent.State),
                .. Challenge(consent),
            ]);
            Read(Urls.Lwa(consent)).ShouldBe(
            [
                ("client_id", consent.ClientId), ("scope", "alexa::skills:account_linking"), ("response_type", "code"),
                ("redirect_uri", consent.RedirectUri), ("state", consent.State), .. Challenge(consent),
            ]);
        }).QuickCheckThrowOnFailure();
    }

    private static (string, string)[] Challenge(ConsentParameters consent) => consent.CodeChallenge is { } challenge
        ? [("code_challenge", challenge), ("code_challenge_method", "S256")]
        : [];

    private static List<(string, string)> Read(string url)
    {
        url.ShouldAllBe(letter => letter > ' ' && letter < '\u007f');
        new Uri(url).Fragment.ShouldBeEmpty();
        var pairs = new List<(string, string)>();
        foreach (var pair in new QueryStringEnumerable(new Uri(url).Query))
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return pairs;
    }
}
