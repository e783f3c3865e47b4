using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Platform.Browser.Tests.Harness;

/// <summary>What a rider does with Ride Hailer, and at Amazon.</summary>
internal sealed class RiderBrowser(IPage page, string demo)
{
    public IPage Page => page;

    public ILocator Status => page.GetByRole(AriaRole.Status);

    public ILocator Alert => page.Locator(".alert");

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator LinkButton => page.GetByRole(AriaRole.Button, new() { Name = "Link with Alexa" });

    public ILocator UnlinkButton => page.GetByRole(AriaRole.Button, new() { Name = "Unlink" });

    public ILocator AlexaApp => page.GetByRole(AriaRole.Link, new() { Name = "Open in the Alexa app" });

    public ILocator LoginWithAmazon => page.GetByRole(AriaRole.Link, new() { Name = "Continue with Login with Amazon" });

    public async Task LogIn(string rider)
    {
        await page.GotoAsync(demo);
        await page.GetByLabel("Demo rider").SelectOptionAsync(rider);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Assertions.Expect(page.GetByText(rider, new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>To the first page.</summary>
    public Task Home() => page.GotoAsync(demo);

    /// <summary>From the first page to one of Amazon's two.</summary>
    public async Task GoToAmazon(bool lwa = false)
    {
        await LinkButton.ClickAsync();
        await (lwa ? LoginWithAmazon : AlexaApp).ClickAsync();
        await Assertions.Expect(Heading).ToHaveTextAsync("Link an account");
    }

    /// <summary>Says yes, as this Amazon user.</summary>
    public Task Allow(string user) => Decide(user, "Allow");

    /// <summary>Says no.</summary>
    public Task Deny(string user) => Decide(user, "Deny");

    /// <summary>The whole way.</summary>
    public async Task Link(string user, bool lwa = false)
    {
        await GoToAmazon(lwa);
        await Allow(user);
        await Assertions.Expect(Heading).ToHaveTextAsync("You are linked with Alexa");
        await page.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();
    }

    /// <summary>Whether the first page tells this status and shows this button and no other.</summary>
    public async Task ExpectLink(string status, string button)
    {
        await Assertions.Expect(Status).ToContainTextAsync(status);
        await Assertions.Expect(LinkButton).ToHaveCountAsync(button == "link" ? 1 : 0);
        await Assertions.Expect(UnlinkButton).ToHaveCountAsync(button == "unlink" ? 1 : 0);
    }

    private async Task Decide(string user, string decision)
    {
        await page.GetByLabel("Simulated user").SelectOptionAsync(user);
        await page.GetByRole(AriaRole.Button, new() { Name = decision }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(demo)}/"));
    }
}
