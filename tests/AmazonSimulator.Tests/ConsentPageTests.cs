using System.Net;

namespace Platform.AmazonSimulator.Tests;

/// <summary>The pages, as a browser without JavaScript gets them.</summary>
public sealed class ConsentPageTests(Bench bench) : IClassFixture<Bench>
{
    [Fact]
    public async Task Each_page_says_what_it_stands_for_who_asks_and_for_what()
    {
        var alexa = await bench.Http.GetStringAsync(bench.AlexaUrl());
        alexa.ShouldContain("Amazon simulator");
        alexa.ShouldContain("stands for the Alexa app");
        foreach (var word in new[] { Bench.Skill, Bench.ClientId, "development", "alexa::skills:account_linking", "user-eu (EU)" })
            alexa.ShouldContain(word);
        var lwa = await bench.Http.GetStringAsync(bench.LwaUrl());
        lwa.ShouldContain("stands for Login with Amazon");
        lwa.ShouldNotContain("<dd>development</dd>");
    }

    [Fact]
    public async Task The_page_is_accessible_html_that_loads_nothing()
    {
        using var response = await bench.Http.GetAsync(bench.AlexaUrl());
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("<html lang=\"en\">");
        html.ShouldContain("<label for=\"user\">");
        html.ShouldContain("<select id=\"user\"");
        html.ShouldContain("width=device-width");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("user=user-fe&decision=allow", "code=")]
    [InlineData("user=user-fe&decision=deny", "error=access_denied")]
    public async Task The_form_sends_the_browser_back_to_the_partner(string form, string expected)
    {
        using var response = await Post(bench.LwaUrl(), form);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldStartWith($"{Bench.RedirectUri}&{expected}");
        response.Headers.Location!.OriginalString.ShouldEndWith($"&state={Bench.State}");
    }

    [Theory]
    [InlineData("user=nobody&decision=allow")]
    [InlineData("decision=allow")]
    [InlineData("user=user-na")]
    [InlineData("user=user-na&decision=perhaps")]
    [InlineData("%")]
    public async Task A_form_that_decides_nothing_ends_on_an_error_page(string form)
    {
        using var response = await Post(bench.LwaUrl(), form);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Amazon would refuse this");
    }

    [Fact]
    public async Task The_query_is_checked_when_the_decision_comes_too()
    {
        using var response = await Post(bench.LwaUrl() + "&client_id=x", "user=user-na&decision=allow");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_comes_from_outside_is_encoded()
    {
        await bench.Control.PutClient("<b>client", bench.Client());
        var html = await bench.Http.GetStringAsync(bench.AlexaUrl(ConsentUrlTests.With(Bench.AlexaParameters(), "client_id", "<b>client")));
        html.ShouldContain("&lt;b&gt;client");
        html.ShouldNotContain("<b>client");
    }

    [Fact]
    public async Task The_root_says_what_this_is_on_every_address()
    {
        foreach (var url in new[] { bench.Amazon.NaUrl, bench.Amazon.EuUrl, bench.Amazon.FeUrl })
        {
            var html = await bench.Http.GetStringAsync(url);
            html.ShouldContain("Amazon simulator");
            html.ShouldContain(bench.Amazon.FeUrl);
            html.ShouldContain("/_control/calls");
        }
    }

    private Task<HttpResponseMessage> Post(string url, string form) =>
        bench.Http.PostAsync(url, new StringContent(form, null, "application/x-www-form-urlencoded"));
}
