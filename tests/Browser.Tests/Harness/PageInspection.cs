using Microsoft.Playwright;

namespace Platform.Browser.Tests.Harness;

/// <summary>Looks a page over as WCAG 2.2 AA asks, in light and dark, on a desk and on a phone, and takes its picture.</summary>
internal static class PageInspection
{
    // Names of what is wrong; empty for a good page. Contrast: WCAG 2.2, 1.4.3. Size: 2.5.8 (24 px), links in running text excepted.
    private const string Faults = """
        () => {
          const faults = [];
          const name = e => `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}> "${(e.innerText || '').trim().slice(0, 40)}"`;
          if (!document.documentElement.lang) faults.push('no lang');
          if (!document.title) faults.push('no title');
          if (document.querySelectorAll('h1').length !== 1) faults.push('not exactly one h1');
          if (!document.querySelector('main')) faults.push('no main');
          if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('scrolls sideways');
          if (document.querySelector('script, iframe, img:not([alt])')) faults.push('has a script, a frame or an image without words');
          for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (!e.labels?.length && !e.getAttribute('aria-label')) faults.push('no label: ' + name(e));
          for (const e of document.querySelectorAll('a, button'))
            if (!e.innerText.trim() && !e.getAttribute('aria-label')) faults.push('no name: ' + name(e));
          for (const e of document.querySelectorAll('button, select, input:not([type=hidden]), a.button')) {
            const box = e.getBoundingClientRect();
            if (box.width < 24 || box.height < 24) faults.push('too small: ' + name(e));
          }
          const channels = c => c.match(/[\d.]+/g).map(Number);
          const luminance = c => {
            const [r, g, b] = channels(c).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = e => {
            for (; e; e = e.parentElement) {
              const colour = getComputedStyle(e).backgroundColor;
              if ((channels(colour)[3] ?? 1) > 0) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          for (const e of document.body.querySelectorAll('*')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
            const style = getComputedStyle(e), size = parseFloat(style.fontSize);
            const [a, b] = [luminance(style.color), luminance(behind(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${name(e)}`);
          }
          return faults;
        }
        """;

    private const string FocusedElement = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const style = getComputedStyle(e);
          const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return `${shown ? '' : 'no visible focus: '}${(e.innerText || e.id || e.tagName).trim().split('\n')[0]}`;
        }
        """;

    private static readonly (string Name, ViewportSize Viewport)[] Looks = [("phone", Sizes.Phone), ("desktop", Sizes.Desktop)];

    /// <summary>Inspects the page in every look and keeps pictures under this name.</summary>
    public static async Task Inspect(this IPage page, string name)
    {
        foreach (var (size, viewport) in Looks)
        {
            await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                (await page.EvaluateAsync<string[]>(Faults)).ShouldBeEmpty($"{name}, {size}, {scheme}");
                var look = scheme == ColorScheme.Dark ? "-dark" : "";
                await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{name}-{size}{look}.png"), FullPage = true });
            }
        }
    }

    /// <summary>What the Tab key reaches, in order, each with a visible focus.</summary>
    public static async Task<IReadOnlyList<string>> TabOrder(this IPage page)
    {
        var order = new List<string>();
        while (order.Count < 50)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(FocusedElement) is not { } focused || order.Contains(focused))
            {
                break;
            }

            order.Add(focused);
        }

        order.Where(entry => entry.StartsWith("no visible focus", StringComparison.Ordinal)).ShouldBeEmpty();
        return order;
    }

    /// <summary>Presses Tab until this has the focus.</summary>
    public static async Task TabTo(this IPage page, string element)
    {
        for (var presses = 0; presses < 50; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(FocusedElement) == element)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The Tab key never reaches {element}.");
    }
}
