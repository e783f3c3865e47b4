using System.Globalization;
using System.Text;
using Platform.Fuzz.Run.Sending;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>A request whose end was wrong.</summary>
internal sealed record Finding(long Seed, Shot Shot, Outcome Outcome, string Complaint)
{
    private const int LongestShown = 700;

    /// <summary>What to send again, what was sent, and what came.</summary>
    public override string ToString() =>
        $"""
        {Complaint}
          again:  --seed {Seed} --only {Shot.Index}
          what:   {Shot.Draft.Route.Name}: {string.Join(", ", ["valid", .. Shot.Draft.Mutations])}, {Shot.Draft.Delivery}
          sent:   {Printable(Shot.Bytes)}
          ended:  {Outcome.Ending} after {Outcome.Took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s
          answer: {Shown(Outcome.Answer)}
        """;

    private static string Shown(RawAnswer? answer) => answer is null
        ? "none"
        : $"{answer.Status} {string.Join("; ", answer.Headers.Select(header => $"{header.Name}: {header.Value}"))} | {Printable(answer.Body)}";

    private static string Printable(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var letter in bytes.Take(LongestShown))
            text.Append(letter is >= 32 and < 127 ? $"{(char)letter}" : letter switch { 13 => "\\r", 10 => "\\n", _ => $"\\x{letter:x2}" });
        return bytes.Length > LongestShown ? $"{text}… ({bytes.Length} bytes)" : text.ToString();
    }
}
