using Microsoft.Playwright;
using Platform.AmazonSimulator.Contract;
using Platform.Browser.Tests.Harness;

namespace Platform.Browser.Tests;

public sealed class RideHailerTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private const string M1 = "We are experiencing a problem connecting with Alexa to link your account. Please try again later.";
    private const string M2 = "Sorry, Alexa encountered an unexpected error while trying to link your account. Please try again.";

    [Fact]
    public async Task A_rider_links_through_the_Alexa_app_page_sees_it_and_unlinks()
    {
        var rider = await demo.LogIn("rider-1");
        await rider.ExpectLink("Not linked with Alexa.", "link");
        await rider.Page.Inspect("home-not-linked");

        await rider.LinkButton.ClickAsync();
        await rider.Page.Inspect("choose");
        await rider.AlexaApp.ClickAsync();
        await rider.Page.Inspect("amazon-alexa-app");
        await rider.Allow("user-na");
        await Assertions.Expect(rider.Heading).ToHaveTextAsync("You are linked with Alexa");
        await rider.Page.Inspect("linked");

        await rider.Page.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();
        await rider.ExpectLink("Linked with Alexa since", "unlink");
        await rider.Page.Inspect("home-linked");
        (await demo.Amazon.Enablements()).ShouldContain(enabled => enabled.User == "user-na" && enabled.Linked);

        await rider.UnlinkButton.ClickAsync();
        await rider.ExpectLink("No longer linked with Alexa.", "link");
        (await demo.Amazon.Enablements()).ShouldNotContain(enabled => enabled.User == "user-na");
        await rider.Page.Inspect("home-unlinked");
    }

    [Fact]
    public async Task A_rider_links_through_Login_with_Amazon_without_JavaScript()
    {
        var rider = await demo.LogIn("rider-2", javaScript: false);
        await rider.Link("user-eu", lwa: true);
        await rider.ExpectLink("Linked with Alexa since", "unlink");
        (await demo.Amazon.Enablements()).ShouldContain(enabled => enabled.User == "user-eu" && enabled.Region == Region.EU && enabled.Linked);
        await rider.UnlinkButton.ClickAsync();
        await rider.ExpectLink("No longer linked with Alexa.", "link");
    }

    [Fact]
    public async Task Check_11_A_rider_who_refuses_sees_no_error_and_can_link_afterwards()
    {
        var rider = await demo.LogIn("rider-3");
        await rider.GoToAmazon();
        await rider.Deny("user-fe");

        await rider.ExpectLink("Not linked with Alexa.", "link");
        await Assertions.Expect(rider.Alert).ToHaveCountAsync(0);
        await Assertions.Expect(rider.Page.GetByText("Sorry")).ToHaveCountAsync(0);
        await rider.Page.Inspect("home-after-refusal");

        await rider.Link("user-fe");
        await rider.ExpectLink("Linked with Alexa since", "unlink");
    }

    [Fact]
    public async Task Check_11_A_failed_exchange_shows_its_message_word_for_word()
    {
        var rider = await demo.LogIn("rider-4");
        await demo.Amazon.PutUser("user-failing", Region.NA);
        await rider.GoToAmazon();
        await demo.Amazon.AddFault(new FaultScript
        {
            Endpoint = CallEndpoints.TokenExchange,
            User = "user-failing",
            Status = 400,
            Body = """{"error":"invalid_grant","error_description":"The request has an invalid grant parameter : code"}""",
        });
        await rider.Allow("user-failing");

        await Assertions.Expect(rider.Heading).ToHaveTextAsync("Not linked");
        await Assertions.Expect(rider.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(M1);
        await rider.Page.Inspect("failed");
        await rider.Home();
        await rider.ExpectLink("Not linked with Alexa.", "link");
    }

    [Fact]
    public async Task Check_11_An_error_of_the_consent_page_shows_its_message_word_for_word()
    {
        var rider = await demo.LogIn("rider-5");
        await rider.LinkButton.ClickAsync();
        var url = await rider.AlexaApp.GetAttributeAsync("href");
        var back = await demo.Amazon.Deny(url!, "user-na", "server_error");
        await rider.Page.GotoAsync(back.Redirect!);
        await Assertions.Expect(rider.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(M2);
    }

    [Fact]
    public async Task A_link_that_takes_longer_shows_that_it_goes_on_and_ends_linked()
    {
        var rider = await demo.LogIn("rider-6");
        await demo.Amazon.PutUser("user-slow", Region.EU);
        await demo.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = "user-slow", Times = 2, Status = 503 });
        await rider.GoToAmazon();
        await rider.Allow("user-slow");

        await Assertions.Expect(rider.Heading).ToHaveTextAsync("Still linking");
        await rider.Page.Inspect("still-linking");
        var returned = rider.Page.Url;
        await rider.Page.GetByRole(AriaRole.Link, new() { Name = "Refresh" }).ClickAsync();
        await demo.Amazon.WaitForCalls(CallEndpoints.EnablementPost, count: 3, CallPhase.Applied, "user-slow", timeoutSeconds: 60);

        // The same callback again is answered when the link has settled.
        await rider.Page.GotoAsync(returned);
        await Assertions.Expect(rider.Heading).ToHaveTextAsync("You are linked with Alexa");
        await rider.Home();
        await rider.ExpectLink("Linked with Alexa since", "unlink");
    }

    [Fact]
    public async Task A_rider_who_disables_the_skill_in_the_Alexa_app_sees_it_after_checking_again()
    {
        var rider = await demo.LogIn("rider-7");
        await demo.Amazon.PutUser("user-leaving", Region.NA);
        await rider.Link("user-leaving");
        var skill = (await demo.Amazon.Enablements()).Single(enabled => enabled.User == "user-leaving").SkillId;
        await demo.Amazon.Disable("user-leaving", skill);

        await rider.Page.GetByRole(AriaRole.Link, new() { Name = "Check again with Alexa" }).ClickAsync();
        await Assertions.Expect(rider.UnlinkButton).ToHaveCountAsync(0);
        await Assertions.Expect(rider.LinkButton).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Check_53_A_redirect_that_lands_with_another_rider_or_with_nobody_links_nobody()
    {
        var first = await demo.LogIn("rider-8");
        await demo.Amazon.PutUser("user-lured", Region.NA);
        await first.LinkButton.ClickAsync();
        var back = (await demo.Amazon.Approve((await first.AlexaApp.GetAttributeAsync("href"))!, "user-lured")).Redirect!;

        var nobody = await demo.Chromium.NewPerson();
        await nobody.GotoAsync(back);
        await Assertions.Expect(nobody.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Log in first");
        await nobody.Inspect("logged-out");

        var other = await demo.LogIn("rider-9");
        await other.Page.GotoAsync(back);
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(M1);
        await other.Home();
        await other.ExpectLink("Not linked with Alexa.", "link");

        await first.Page.GotoAsync(back);
        await Assertions.Expect(first.Heading).ToHaveTextAsync("You are linked with Alexa");
    }

    [Fact]
    public async Task The_whole_way_can_be_gone_by_keyboard_with_a_visible_focus()
    {
        var page = await demo.Chromium.NewPerson();
        await page.GotoAsync(demo.Run.Demo);
        await page.Inspect("log-in");
        (await page.TabOrder()).ShouldBe(["Ride Hailer", "rider-1", "Log in"]);
        await page.TabTo("rider-1");
        await page.Keyboard.TypeAsync("rider-9");
        await page.TabTo("Log in");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Link with Alexa", new() { Exact = true })).ToBeVisibleAsync();

        (await page.TabOrder()).ShouldBe(["Ride Hailer", "Log out", "Link with Alexa"]);
        await page.TabTo("Link with Alexa");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Not now", new() { Exact = true })).ToBeVisibleAsync();

        (await page.TabOrder()).ShouldBe(["Ride Hailer", "Log out", "Open in the Alexa app", "Continue with Login with Amazon", "Not now"]);
        await page.TabTo("Open in the Alexa app");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Deny" })).ToBeVisibleAsync();
        await page.TabTo("Deny");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Link with Alexa", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Check_10_Nothing_is_loaded_from_elsewhere_and_no_page_may_be_kept_or_framed()
    {
        var page = await demo.Chromium.NewPerson();
        var requested = new List<string>();
        page.Request += (_, request) => requested.Add(request.Url);
        var answer = (await page.GotoAsync(demo.Run.Demo))!;
        requested.ShouldAllBe(url => url.StartsWith(demo.Run.Demo, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        var headers = await answer.AllHeadersAsync();
        headers["cache-control"].ShouldContain("no-store");
        headers["referrer-policy"].ShouldBe("no-referrer");
        headers["content-security-policy"].ShouldContain("default-src 'none'");
        headers["content-security-policy"].ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var rider = await demo.LogIn("rider-9");
        foreach (var path in (string[])["/link", "/unlink", "/logout", "/login"])
        {
            var answer = await rider.Page.APIRequest.PostAsync(demo.Run.Demo + path);
            answer.Status.ShouldBe(400, path);
        }
    }
}
