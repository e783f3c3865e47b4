using System.Text;
using Platform.Grains.Outbound;
using Platform.Vault;

namespace Platform.Grains.Tests.Outbound;

public sealed class SignatureTests
{
    private const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string New = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private const long Timestamp = 1_614_265_330;

    // The vector of the reference libraries (npm standardwebhooks 1.1.1 says the same), and by hand:
    // printf '%s' 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' \
    //   | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | base64 -d | xxd -p) -binary | base64
    private const string ByOld = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string ByNew = "v1,y8THLnvw7WHb6Ntmo8Z5lcuHwtheVPNi67nbLqfmmDI=";

    [Fact]
    public void Check_43_Messages_are_signed_as_the_reference_verifier_wants_it() => Sign(Old).ShouldBe(ByOld);

    [Fact]
    public void Check_43_During_a_change_of_the_secret_there_are_two_signatures() => Sign(New, Old).ShouldBe($"{ByNew} {ByOld}");

    [Fact]
    public void Message_ids_do_not_come_twice() =>
        Enumerable.Range(0, 1_000).Select(_ => SignedMessage.NewId()).ToList().ShouldSatisfyAllConditions(
            ids => ids.ShouldBeUnique(), ids => ids.ShouldAllBe(id => id.Length == 26 && id.StartsWith("msg_", StringComparison.Ordinal)));

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, true)]
    [InlineData(63, true)]
    [InlineData(64, true)]
    [InlineData(23, false)]
    [InlineData(65, false)]
    [InlineData(0, false)]
    public void A_key_has_24_to_64_bytes(int bytes, bool isSecret)
    {
        var key = Enumerable.Range(0, bytes).Select(number => (byte)number).ToArray();
        SigningSecret.TryRead("whsec_" + Convert.ToBase64String(key), out var read).ShouldBe(isSecret);
        read.ShouldBe(isSecret ? key : []);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS-")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjU PD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")]
    [InlineData("whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Anything_else_is_no_secret(string? text) => SigningSecret.TryRead(text, out _).ShouldBeFalse();

    private static string Sign(params string[] secrets) => MessageSignature.Of(
        new SignedMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", "https://a.example", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""), [.. secrets.Select(Secret.From)]),
        Timestamp);
}
