using System.Text.Json;

namespace Platform.Vault.Tests;

public sealed class SecretTests
{
    private const string Canary = "canary-1f0e";

    [Fact]
    public void Check_28_a_secret_prints_as_a_mask_wherever_it_could_be_printed()
    {
        var secret = Secret.From(Canary);

        secret.ToString().ShouldBe("***");
        $"{secret}".ShouldBe("***");
        new Holder("user-na", secret).ToString().ShouldBe("Holder { User = user-na, Token = *** }");
        JsonSerializer.Serialize(new Holder("user-na", secret)).ShouldBe("""{"User":"user-na","Token":"***"}""");
        JsonSerializer.Serialize<object>(secret).ShouldBe("\"***\"");
    }

    [Fact]
    public void A_secret_cannot_be_read_from_json() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Holder>($$"""{"User":"u","Token":"{{Canary}}"}"""))
            .Message.ShouldNotContain(Canary);

    [Fact]
    public void Secrets_are_equal_by_value()
    {
        Secret.From("a").ShouldBe(Secret.From("a"));
        (Secret.From("a") == Secret.From("a")).ShouldBeTrue();
        (Secret.From("a") != Secret.From("b")).ShouldBeTrue();
        Secret.From("a").GetHashCode().ShouldBe(Secret.From("a").GetHashCode());
        Secret.From("a").Equals(null).ShouldBeFalse();
        Secret.From("a").Equals("a").ShouldBeFalse();
        (Secret.From("a") == null).ShouldBeFalse();
    }

    [Fact]
    public void Only_reveal_gives_the_value() => Secret.From(Canary).Reveal().ShouldBe(Canary);

    private sealed record Holder(string User, Secret Token);
}
