namespace Platform.Amazon.Tests;

public sealed class PkceTests
{
    [Fact]
    public void Check_08_the_challenge_is_that_of_rfc_7636_appendix_b() =>
        Pkce.Challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").ShouldBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    [Fact]
    public void Check_08_verifiers_have_43_unreserved_characters_and_never_repeat()
    {
        var verifiers = Enumerable.Range(0, 10_000).Select(_ => Pkce.NewVerifier()).ToList();
        verifiers.Distinct().Count().ShouldBe(verifiers.Count);
        verifiers.ShouldAllBe(verifier => verifier.Length == 43 && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
        verifiers.Select(Pkce.Challenge).ShouldAllBe(challenge => challenge.Length == 43);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX+")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX=")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXä")]
    public void A_verifier_of_another_form_is_refused_without_being_quoted(string verifier)
    {
        var refusal = Should.Throw<ArgumentException>(() => Pkce.Challenge(verifier));
        if (verifier.Length > 0)
            refusal.Message.ShouldNotContain(verifier);
    }

    [Fact]
    public void A_verifier_may_have_128_characters_and_no_more()
    {
        Pkce.Challenge(new string('~', 128)).Length.ShouldBe(43);
        Should.Throw<ArgumentException>(() => Pkce.Challenge(new string('~', 129)));
    }
}
