using System.Text;
using Platform.Grains.Ids;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Ids;

public sealed class KeyTests
{
    private const string Confused = "/\\#?_";

    private static readonly Arbitrary<string> UserIds = Arb.From(
        Gen.OneOf(Gen.Elements('/', '\\', '#', '?', '_', '@', '+', '%', '-', 'a', 'b', 'A', '.', ' '), Gen.Choose(0x20, 0x7e).Select(c => (char)c), Gen.Choose(0xa0, 0x2fff).Select(c => (char)c))
            .ArrayOf().Select(chars => new string([.. chars.Take(40)])).Where(text => UserId.TryParse(text, out _)));

    [Fact]
    public void A_link_key_reads_back_what_it_wrote() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(UserIds, text =>
    {
        var key = Samples.Key(text);
        LinkKey.Parse(key.ToString()).ShouldBe(key);
        key.ToString().Split('/').Length.ShouldBe(3);
    }));

    [Fact]
    public void Check_51_Distinct_users_have_distinct_keys_also_after_azures_replacement() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(UserIds, UserIds, (one, other) =>
        {
            foreach (var near in Near(one).Append(other))
            {
                Keys(one).Zip(Keys(near)).All(keys => (Azure(keys.First) == Azure(keys.Second)) == (one == near))
                    .ShouldBeTrue($"{one} and {near}");
            }
        }));

    [Fact]
    public void Check_51_The_five_users_that_azure_would_confuse_are_five()
    {
        string[] users = ["a/b", "a\\b", "a#b", "a?b", "a_b"];
        users.Select(user => Azure(Samples.Key(user).ToString())).ShouldBeUnique();
        users.Select(user => Azure(new UserKey(Samples.Partner, new UserId(user)).ToString())).ShouldBeUnique();
        users.Select(user => Azure(new AlexaAccountKey(Samples.Skill, user).ToString())).ShouldBeUnique();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a/b\\c@d+e%f?g#h", true)]
    [InlineData("ünïcödé-用户", true)]
    [InlineData("...", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a\0b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u007fb", false)]
    [InlineData(null, false)]
    public void A_user_id_is_up_to_128_bytes_without_control_characters(string? text, bool valid) =>
        UserId.TryParse(text, out _).ShouldBe(valid);

    [Fact]
    public void Half_a_character_is_no_user() => UserId.TryParse("a\ud800", out _).ShouldBeFalse();

    [Fact]
    public void The_length_of_a_user_id_counts_in_bytes()
    {
        UserId.TryParse(new string('a', 128), out _).ShouldBeTrue();
        UserId.TryParse(new string('a', 129), out _).ShouldBeFalse();
        UserId.TryParse(new string('é', 64), out _).ShouldBeTrue();
        UserId.TryParse(new string('é', 65), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("YQ", true)]
    [InlineData("YQ==", false)]
    [InlineData("YR", false)]
    [InlineData(" YQ", false)]
    [InlineData("Y Q", false)]
    [InlineData("", false)]
    [InlineData("Lg", false)]
    [InlineData("gA", false)]
    [InlineData("?", false)]
    public void Only_the_one_canonical_form_of_a_user_is_read(string encoded, bool valid) =>
        UserId.TryDecode(encoded, out _).ShouldBe(valid);

    [Theory]
    [InlineData("ride-hailer/amzn1.ask.skill.1/YQ", true)]
    [InlineData("ride-hailer/amzn1.ask.skill.1/YQ/", false)]
    [InlineData("Ride/amzn1.ask.skill.1/YQ", false)]
    [InlineData("ride-hailer/amzn1.ask.skill./YQ", false)]
    [InlineData("ride-hailer/amzn1.ask.skill.1", false)]
    [InlineData("ride-hailer/amzn1.ask.skill.1\n/YQ", false)]
    [InlineData(null, false)]
    public void A_link_key_is_nothing_but_its_three_parts(string? text, bool valid) => LinkKey.TryParse(text, out _).ShouldBe(valid);

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-1", true)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void A_partner_id_is_lower_case_letters_digits_and_hyphens(string text, bool valid) => PartnerId.TryParse(text, out _).ShouldBe(valid);

    [Fact]
    public void Ids_have_bounds()
    {
        PartnerId.TryParse(new string('a', 64), out _).ShouldBeTrue();
        PartnerId.TryParse(new string('a', 65), out _).ShouldBeFalse();
        SkillId.TryParse("amzn1.ask.skill." + new string('a', 64), out _).ShouldBeTrue();
        SkillId.TryParse("amzn1.ask.skill." + new string('a', 65), out _).ShouldBeFalse();
        SkillId.TryParse("AMZN1.ask.skill.a", out _).ShouldBeFalse();
    }

    // Where a user stands in a key: of a link, of the user's own record, of an Alexa account.
    private static IEnumerable<string> Keys(string user) =>
    [
        Samples.Key(user).ToString(),
        new UserKey(Samples.Partner, new UserId(user)).ToString(),
        new AlexaAccountKey(Samples.Skill, user).ToString(),
    ];

    // The users who differ in one character, and in nothing once it is replaced.
    private static IEnumerable<string> Near(string user) =>
        from place in Enumerable.Range(0, user.Length)
        where Confused.Contains(user[place], StringComparison.Ordinal)
        from letter in Confused
        select user[..place] + letter + user[(place + 1)..];

    // Azure Table storage maps four characters of a key to one.
    private static string Azure(string key) =>
        new StringBuilder(key).Replace('/', '_').Replace('\\', '_').Replace('#', '_').Replace('?', '_').ToString();
}
