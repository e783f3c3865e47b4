namespace Platform.Flow.Tests.Input;

/// <summary>Over two hundred addresses that somebody could take for the registered one.</summary>
internal static class RedirectUris
{
    public const string Registered = "https://link.ridehailer.example/callback";

    private const string Host = "link.ridehailer.example";
    private const string Path = "/callback";
    private const string Bare = Host + Path;

    /// <summary>Those that no skill can have: another scheme, user, fragment, dot segment, or what two parsers read in two ways.</summary>
    public static IReadOnlyList<string> Tricks { get; } =
    [
        .. Each("http HTTP HTTPS Https ftp ws wss javascript", scheme => $"{scheme}://{Bare}"),
        .. Each("data file vbscript blob intent ridehailer about ht\ttps", scheme => $"{scheme}://{Bare}"),
        $"//{Bare}", Bare, Path, $"https:{Bare}", $"https:/{Bare}", $"https:///{Bare}", $"https:\\\\{Bare}", $"https:/\\{Bare}",
        $"https://{Path}",
        "javascript:alert(1)", "data:text/html,x", "",
        .. Each("user user:pass : @ user@evil.example", user => $"https://{user}@{Bare}"),
        .. Each("evil.example: %40 a%3Ab evil.example\\ evil.example#", user => $"https://{user}@{Bare}"),
        .. Each("# #x #/callback ?# ?x#y ?x=1#y /#", end => Registered + end),
        .. Each(".. . %2e%2e %2E%2E .%2e %2E. %2e", dots => $"https://{Host}/{dots}{Path}"),
        .. Each(".. . %2e%2e %2E%2E .%2e %2E. %2e", dots => $"https://{Host}/x/{dots}{Path}"),
        .. Each(".. . %2e%2e %2E%2E .%2e %2E. %2e", dots => $"{Registered}/{dots}"),
        .. Each(".. . %2e%2e %2E%2E .%2e %2E. %2e", dots => $"{Registered}/{dots}?x=1"),
        .. Each(".. %2e%2e %2E%2E", dots => $"https://{Host}/x%2f{dots}%2fcallback"),
        .. Each("\\ %5c %5C /\\ \\.. %5c.. /%5C..", slash => $"https://{Host}{slash}{Path}"),
        .. Each("% %0 %zz %0g %00 %%", percent => Registered + percent),
        .. Each("< > \" { } | ^ ` [ ] ?[ ?| ?<", letter => Registered + letter),
        .. Around(" ", "\n", "\r", "\r\n", "\t", "\0", "\u007f", "\u00a0", "\u200b", "\u202e", "\ufeff"),
        .. Each("ä \u2044 \u3002 \uff0f \u2100", letter => $"https://{Host}/{letter}{Path}"),
        .. Each("größe.example link\u3002ridehailer.example link.ridehailer\uff0eexample \u2100.example", host => $"https://{host}{Path}"),
        .. Each($".{Host} {Host}. link..ridehailer.example", host => $"https://{host}{Path}"),
        .. Each($"-{Host} {Host}- *.ridehailer.example %6cink.ridehailer.example", host => $"https://{host}{Path}"),
        .. Each("0x7f.1 2130706433 017700000001 127.1 [::1 ::1] [::g] [] 1.2.3.4.5", host => $"https://{host}{Path}"),
        .. Each(": :0 :99999 :65536 :443x :-1 :+443 :%34%34%33", port => $"https://{Host}{port}{Path}"),
    ];

    /// <summary>Those that are fine by themselves, and another address.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        .. Each("/ // /callback/ //callback /callback// /Callback", path => $"https://{Host}{path}"),
        .. Each("/CALLBACK /callbac /callbackk /callback. /callback;x /callback%20 /%63allback", path => $"https://{Host}{path}"),
        .. Each("/callbac%6B /callback? /callback?x /callback?x=1 /callback?callback", path => $"https://{Host}{path}"),
        .. Each("/callback& /callback&x /callback/x /x/callback /other", path => $"https://{Host}{path}"),
        $"https://{Host}",
        .. Each("evil.example ridehailer.example", host => $"https://{host}{Path}"),
        .. Each("xlink.ridehailer.example a.link.ridehailer.example link.ridehailer.exampl", host => $"https://{host}{Path}"),
        .. Each("link.ridehailer.examplee link.ridehailer.example.evil.example", host => $"https://{host}{Path}"),
        .. Each("linkridehailer.example LINK.ridehailer.example", host => $"https://{host}{Path}"),
        .. Each("Link.RideHailer.Example link-ridehailer.example", host => $"https://{host}{Path}"),
        .. Each("xn--lnk-yla.example 192.0.2.7 [2001:db8::1]", host => $"https://{host}{Path}"),
        .. Each(":443 :0443 :80 :8443 :1", port => $"https://{Host}{port}{Path}"),
        .. Each("https://evil.example/?u= https://evil.example/ https://evil.example/?", before => before + Registered),
        "https://evil.example/" + Bare, "https://evil.example/@" + Bare,
        Registered + new string('x', 1_000),
    ];

    private static IEnumerable<string> Each(string variants, Func<string, string> write) => variants.Split(' ').Select(write);

    private static IEnumerable<string> Around(params IEnumerable<string> letters) =>
        letters.SelectMany(letter => (string[])
            [letter + Registered, Registered + letter, $"https://{Host}{letter}{Path}", $"https://{Host}/call{letter}back"]);
}
