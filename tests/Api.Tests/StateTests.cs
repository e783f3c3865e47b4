using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Tests.Hosting;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Vault;

namespace Platform.Api.Tests;

/// <summary>States as the consent call makes them: <see cref="StateHandle"/> sealed by the host's own key ring.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class StateTests(ApiHost host)
{
    private const int States = 1_000_000;
    private const int Parts = 20;
    private const int Letters = 64;

    // Before the random part stand version and key id: 40 bits, which end within the seventh character. The last one may be short of bits.
    private const int FirstRandom = 7;

    // Version of the payload, and the 256 bits behind it.
    private const int NonceAt = 1;
    private const int NonceBytes = 32;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly int[] Sextets =
        [.. Enumerable.Range(0, 128).Select(letter => Alphabet.IndexOf((char)letter, StringComparison.Ordinal))];

    private static readonly LinkKey Link = new(new PartnerId("ride-hailer"), new SkillId("amzn1.ask.skill.1"), new UserId("user-na"));
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("&=,/\\<># |");

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(64, 64, 128)]
    public void Check_01_A_state_has_43_to_512_characters_of_base64url(int partner, int skill, int user)
    {
        var link = new LinkKey(
            new PartnerId(new string('p', partner)),
            new SkillId("amzn1.ask.skill." + new string('s', skill)),
            new UserId(new string('u', user)));
        var state = StateHandle.New(link);
        var handles = host.Services.GetRequiredService<IHandleSealer>();
        var text = handles.Seal(StateHandle.Kind, state.Encode());
        text.ShouldMatch(@"\A[A-Za-z0-9_-]{43,512}\z");
        handles.TryOpen(StateHandle.Kind, text, out var payload).ShouldBeTrue();
        StateHandle.TryDecode(payload, out var read).ShouldBeTrue();
        read.Link.ShouldBe(link);
        read.Id.ShouldBe(state.Id);
    }

    [Fact]
    public void Check_01_A_million_states_are_evenly_spread_over_the_allowed_characters_and_share_nothing()
    {
        var handles = host.Services.GetRequiredService<IHandleSealer>();
        var length = handles.Seal(StateHandle.Kind, StateHandle.New(Link).Encode()).Length;
        var sealedLetters = new long[length * Letters];
        var ownLetters = new long[Base64Url.GetEncodedLength(NonceBytes) * Letters];
        var halves = new UInt128[2 * States];
        var refused = 0;
        var merging = new Lock();

        Parallel.For(0, Parts, part =>
        {
            var (sealedHere, ownHere) = (new long[sealedLetters.Length], new long[ownLetters.Length]);
            for (var at = part * (States / Parts); at < (part + 1) * (States / Parts); at++)
            {
                var payload = StateHandle.New(Link).Encode();
                var state = handles.Seal(StateHandle.Kind, payload);
                if (state.Length != length || !Form().IsMatch(state) || state.AsSpan().ContainsAny(Forbidden))
                {
                    Interlocked.Increment(ref refused);
                    continue;
                }

                var nonce = payload.AsSpan(NonceAt, NonceBytes);
                MemoryMarshal.Cast<byte, UInt128>(nonce).CopyTo(halves.AsSpan(2 * at));
                Count(state, sealedHere);
                Count(Base64Url.EncodeToString(nonce), ownHere);
            }

            lock (merging)
            {
                Add(sealedHere, sealedLetters);
                Add(ownHere, ownLetters);
            }
        });

        refused.ShouldBe(0);
        ShouldBeEven(sealedLetters, FirstRandom);
        ShouldBeEven(ownLetters, first: 0);

        // Of two million draws from 2^40 values some would be the same; these are from 2^128.
        Array.Sort(halves);
        Enumerable.Range(1, halves.Length - 1).Count(at => halves[at] == halves[at - 1]).ShouldBe(0);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43,512}\z")]
    private static partial Regex Form();

    private static void Count(ReadOnlySpan<char> text, long[] counts)
    {
        var first = 0;
        foreach (var letter in text)
        {
            counts[first + Sextets[letter]]++;
            first += Letters;
        }
    }

    private static void Add(long[] counts, long[] sums)
    {
        for (var at = 0; at < counts.Length; at++)
        {
            sums[at] += counts[at];
        }
    }

    // Chi-square with 63 degrees of freedom, for each place and for all together: with even letters it leaves 12 to 180 on either side less
    // than once in 10^12.
    private static void ShouldBeEven(long[] counts, int first)
    {
        var sums = new long[Letters];
        for (var place = first; place < (counts.Length / Letters) - 1; place++)
        {
            var here = counts.AsSpan(place * Letters, Letters).ToArray();
            ChiSquare(here).ShouldBeInRange(12, 180, $"character {place}");
            Add(here, sums);
        }

        ChiSquare(sums).ShouldBeInRange(12, 180);
    }

    private static double ChiSquare(long[] counts)
    {
        var expected = counts.Sum() / (double)counts.Length;
        return counts.Sum(count => Math.Pow(count - expected, 2) / expected);
    }
}
