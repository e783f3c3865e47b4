using System.Buffers.Text;
using System.Text.RegularExpressions;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Ids;

public sealed class HandleTests
{
    private const int Envelope = 33;

    private static readonly LinkKey Longest = new(
        new PartnerId(new string('p', 64)),
        new SkillId("amzn1.ask.skill." + new string('s', 64)),
        new UserId(new string('é', 64)));

    [Fact]
    public void A_state_reads_back_what_it_wrote()
    {
        foreach (var key in Keys())
        {
            var state = StateHandle.New(key);
            StateHandle.TryDecode(state.Encode(), out var read).ShouldBeTrue();
            read!.Link.ShouldBe(key);
            read.Id.ShouldBe(state.Id);
            read.HashOf("code").ShouldBe(state.HashOf("code"));
            read.HashOf("code").ShouldNotBe(state.HashOf("other"));
        }
    }

    [Fact]
    public void A_grant_reads_back_what_it_wrote_and_goes_on_under_another_secret()
    {
        foreach (var key in Keys())
        {
            var code = GrantHandle.New(key);
            GrantHandle.TryDecode(code.Encode(), out var read).ShouldBeTrue();
            read!.Link.ShouldBe(key);
            read.Grant.ShouldBe(code.Grant);
            read.Hash.ShouldBe(code.Hash);
            var refresh = read.Next();
            refresh.Grant.ShouldBe(code.Grant);
            refresh.Link.ShouldBe(key);
            refresh.Hash.ShouldNotBe(code.Hash);
        }
    }

    [Fact]
    public void Check_01_The_longest_state_stays_within_512_characters_and_the_shortest_above_43()
    {
        Base64Url.GetEncodedLength(StateHandle.New(Longest).Encode().Length + Envelope).ShouldBeLessThanOrEqualTo(512);
        Base64Url.GetEncodedLength(GrantHandle.New(Longest).Encode().Length + Envelope).ShouldBeLessThanOrEqualTo(512);
        Base64Url.GetEncodedLength(StateHandle.New(Samples.Key("a")).Encode().Length + Envelope).ShouldBeGreaterThan(43);
    }

    [Fact]
    public void Check_01_A_state_holds_256_bits_of_its_own()
    {
        var payloads = Enumerable.Range(0, 20_000).Select(_ => StateHandle.New(Samples.Key("a")).Encode()).ToList();
        payloads.Select(payload => Convert.ToHexString(payload, 1, 32)).Distinct().Count().ShouldBe(payloads.Count);

        // Every bit of the nonce is a coin: chi-square over 256 bits, far beyond 0.1 % on both sides.
        var chi = Enumerable.Range(0, 256).Sum(bit =>
        {
            var ones = payloads.Count(payload => (payload[1 + (bit / 8)] >> (bit % 8) & 1) == 1);
            return Math.Pow(ones - (payloads.Count / 2.0), 2) / (payloads.Count / 4.0);
        });
        chi.ShouldBeInRange(140, 400);
    }

    [Fact]
    public void Names_of_states_and_grants_are_base64url()
    {
        StateHandle.New(Longest).Id.ShouldMatch(@"\A[A-Za-z0-9_-]{43}\z");
        Regex.IsMatch(GrantHandle.New(Longest).Grant, @"\A[A-Za-z0-9_-]{22}\z").ShouldBeTrue();
    }

    [Fact]
    public void Whatever_else_comes_is_refused_without_an_exception()
    {
        var state = StateHandle.New(Longest).Encode();
        var grant = GrantHandle.New(Longest).Encode();
        for (var length = 0; length < state.Length; length++)
        {
            StateHandle.TryDecode(state.AsSpan(0, length), out _).ShouldBeFalse();
        }

        for (var length = 0; length < grant.Length; length++)
        {
            GrantHandle.TryDecode(grant.AsSpan(0, length), out _).ShouldBeFalse();
        }

        StateHandle.TryDecode([.. state, 0], out _).ShouldBeFalse();
        StateHandle.TryDecode([9, .. state[1..]], out _).ShouldBeFalse();
        GrantHandle.TryDecode([.. grant, 0], out _).ShouldBeFalse();
        Sequences.UpTo(400).Hold(
            numbers =>
            {
                byte[] bytes = [1, .. numbers.Select(number => (byte)(number % 256))];
                if (StateHandle.TryDecode(bytes, out var read))
                {
                    read.Encode().ShouldBe(bytes);
                }

                GrantHandle.TryDecode(bytes, out _);
            },
            runs: 2_000);
    }

    private static IEnumerable<LinkKey> Keys() =>
        new[] { "a", "a/b", "用户", new string('x', 128), "sample user" }.Select(Samples.Key).Append(Longest);
}
