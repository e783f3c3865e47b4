using System.Text;

namespace Platform.Fuzz.Run.Mutations;

/// <summary>Texts that have broken something somewhere.</summary>
internal static class OddTexts
{
    /// <summary>Values of members, before they are escaped.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "", " ", ".", "..", "/", "\\", "\0", "a\0b", "\r\nX-Injected: 1", "\u0085", "\u202eabc", "\ufeff", "\ufffd", "\ud83d\ude00",
        "e\u0301", "İ", "ß", "null", "true",
        "0", "-1", "NaN", "set", "Set", "{}", "[]", "${jndi:ldap://x}", "{{7*7}}", "' OR 1=1 --", "<script>alert(1)</script>",
        "../../etc/passwd", "%00", "%2F", "%",
        "__proto__", "constructor", new('a', 128), new('a', 129), new('a', 200), new('a', 201), new('a', 2048), new('a', 2049),
        new('ü', 64), new('ü', 65), new('\u0301', 500),
        "development", "live", "production", "builtin", "callout", "supplied", "keepAlive", "access_denied", "server_error",
    ];

    /// <summary>Addresses, for where one is expected.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "http://", "https://", "https:///", "https:", "https://x:y@z.example/", "https://a.example:0/", "https://a.example:65536/",
        "https://a.example:-1/",
        "https://a.example:999999999999/", "https://[::1]/", "https://[::1", "https://[fe80::1%25eth0]/", "https://[v1.x]/", "https://0/",
        "https://127.1/",
        "https://0x7f000001/", "https://a..b/", "https://-a.example/", "https://a_b.example/", "https://xn--/", "https://xn--a.example/",
        "https://ü.example/",
        "https://a.example./", "https://a.example/#f", "https://a.example/?q#", "https://a.example/\u0000",
        "https://a.example\\@b.example/", "https://a.example/%", "//a.example/",
        "HTTPS://A.EXAMPLE/", "https://\u202ea.example/", "https://a.example/" + new string('p', 3000),
        "https://" + new string('a', 64) + ".example/",
        "https://" + new string('a', 260) + "/", "http://127.0.0.1:5081/callback", "http://localhost/", "http://10.0.0.1/",
        "javascript:alert(1)", "data:,x", "file:///etc/passwd",
        "intent://x#Intent;end", "ridehailer:", "ridehailer://", "a:b", ":", "1x://y", "urn:a:b", "https://a.example:443/callback",
        " https://a.example/", "https://a b.example/",
    ];

    /// <summary>Times, for where one is expected.</summary>
    public static IReadOnlyList<string> Times { get; } =
    [
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "9999-12-31T23:59:59Z", "2040-02-30T00:00:00Z",
        "2040-01-01T24:00:00Z", "2040-01-01T23:59:60Z",
        "2040-01-01T00:00:00+15:00", "2040-01-01T00:00:00-00:00", "2040-01-01", "2040-01-01T00:00:00.12345678Z", "2040-01-01t00:00:00z",
        "+12040-01-01T00:00:00Z", "1", "now",
    ];

    /// <summary>Segments of a path, as they are written.</summary>
    public static IReadOnlyList<string> Segments { get; } =
    [
        "", ".", "..", "%2E", "%2e%2e", "%", "%4", "%zz", "a%", "%2541", "%252F", "%2F", "a%2Fb", "%5C", "a%5Cb", "%00", "a%00b", "%0A",
        "%0D%0AX:1", "%09", "%7F", "%C2%85",
        "%FF", "%C0%AF", "%E0%80%AF", "%F0%80%80%AF", "%ED%A0%80", "%F4%90%80%80", "%C3", "%C3%28", "%E2%80%AE", "%EF%BB%BF",
        "%F0%9F%98%80", "%D7%A2%D7%91", "e%CC%81",
        Latin("ü"), "\u00c3\u00bc", "\u00ff", "\u0001", "a b", "a\tb", "+", "*", "~", ";", ";a=b", ":", "@", "&", "=", "$", ",", "!", "'",
        "(", "{userId}", "[x]", "^", "`", "|", "\"", "<", "null",
        new('a', 64), new('a', 65), new('a', 128), new('a', 129), Repeated("%C3%BC", 64), Repeated("%C3%BC", 65), new('a', 6000),
        new('a', 9000), Repeated("%41", 2000),
        "amzn1.ask.skill.", "amzn1.ask.skill.a", "amzn1.ask.skill.a_b", "amzn1.ask.skill.%C3%BC", "AMZN1.ask.skill.a",
        "amzn1.ask.skill." + new string('a', 64),
        "amzn1.ask.skill." + new string('a', 65), "-", "Partner", "a_b", "spare-0", "0123456789abcdef", "0123456789ABCDEF",
    ];

    /// <summary>Queries, as they are written.</summary>
    public static IReadOnlyList<string> Queries { get; } =
    [
        "limit=0", "limit=-1", "limit=201", "limit=1000000000", "limit=99999999999999999999", "limit=1e2", "limit=+5", "limit=%205",
        "limit=", "limit", "limit=5&limit=5", "limit=%31",
        "limit=%FF", "limit=%D9%A3", "LIMIT=5", "limit[]=5", "limit=5;cursor=x", "cursor=", "cursor=%", "cursor=!", "cursor=_w",
        "cursor=____", "cursor=AA", "cursor=AAA", "cursor=A",
        "cursor=cGFydG5lci0x=", "cursor=cGFydG5lci0x&cursor=cGFydG5lci0x", "cursor=7aCA", "cursor=wK8", "cursor=LjAvLi4", "verify=TRUE",
        "verify=1", "verify=true&verify=false", "verify",
        "links=keep", "links=", "status=linked", "status=x", "changedSince=x", "since=9999-12-31T23:59:59Z", "=", "&", "&&&", "=x", "%",
        "%zz=%zz", "a=b=c", "?", "??", "a=%00", "a=%C0%AF", "\u00ff=\u00ff",
        "<script>", "x=" + new string('y', 5000), "x=" + new string('y', 9000), Repeated("a=b&", 700), Repeated("%41", 1500), "__proto__=1",
        "a[b][c]=d", "callback=alert",
    ];

    // The two bytes of UTF-8 stand for one character each, as everything on its way to the wire.
    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
