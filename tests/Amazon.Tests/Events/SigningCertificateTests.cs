using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Amazon.Tests.Wire;
using Platform.Tests.Certificates;

namespace Platform.Amazon.Tests.Events;

public sealed class SigningCertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly byte[] Body = "{}"u8.ToArray();

    private readonly AlexaAuthority _alexa = new(Now);

    public void Dispose() => _alexa.Dispose();

    [Fact]
    public void Check_22_A_chain_up_to_a_trusted_root_is_taken_and_its_key_verifies()
    {
        var certificate = Read(_alexa.Chain());
        certificate.HasSigned(Body, _alexa.Sign(Body)).ShouldBeTrue();
        certificate.HasSigned("{ }"u8, _alexa.Sign(Body)).ShouldBeFalse();
    }

    [Fact]
    public void The_root_may_be_in_the_file() => Read(_alexa.Chain() + "\n" + _alexa.Root()).IsValidAt(Now).ShouldBeTrue();

    [Fact]
    public void Alexas_name_may_be_one_of_several() =>
        Read(_alexa.Chain(new() { Names = ["other.example", "echo-api.amazon.com"] })).IsValidAt(Now).ShouldBeTrue();

    [Fact]
    public void A_certificate_that_says_nothing_of_its_use_is_taken() =>
        Read(_alexa.Chain(new() { Usage = null })).IsValidAt(Now).ShouldBeTrue();

    [Fact]
    public void Check_22_A_certificate_counts_as_long_as_the_whole_chain_is_valid()
    {
        var certificate = Read(_alexa.Chain(new() { IssuerValidTo = TimeSpan.FromDays(3) }));
        certificate.IsValidAt(Now.AddDays(3).AddSeconds(-2)).ShouldBeTrue();
        certificate.IsValidAt(Now.AddDays(3).AddSeconds(2)).ShouldBeFalse();
        certificate.IsValidAt(Now.AddDays(-30).AddSeconds(2)).ShouldBeTrue();
        certificate.IsValidAt(Now.AddDays(-30).AddSeconds(-2)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("echo-api.amazon.com.evil.example")]
    [InlineData("evil-echo-api.amazon.com")]
    [InlineData("*.amazon.com")]
    [InlineData("amazon.com")]
    [InlineData(null)]
    public void Check_22_A_certificate_of_another_name_is_refused(string? name) =>
        Refused(_alexa.Chain(new() { Names = name is null ? [] : [name] })).ShouldBe(SkillEventFault.CertificateUnfit);

    [Fact]
    public void Check_22_A_certificate_for_another_use_is_refused() =>
        Refused(_alexa.Chain(new() { Usage = X509KeyUsageFlags.KeyEncipherment })).ShouldBe(SkillEventFault.CertificateUnfit);

    [Fact]
    public void Check_22_A_weak_key_or_one_of_another_kind_is_refused()
    {
        using var weak = RSA.Create(1024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Refused(_alexa.Chain(new() { Key = weak })).ShouldBe(SkillEventFault.CertificateUnfit);
        Refused(_alexa.Chain(new() { Key = other })).ShouldBe(SkillEventFault.CertificateUnfit);
    }

    [Fact]
    public void Check_22_A_certificate_that_is_not_valid_yet_or_no_longer_is_refused()
    {
        Refused(_alexa.Chain(new() { ValidFrom = TimeSpan.FromHours(1) })).ShouldBe(SkillEventFault.CertificateExpired);
        Refused(_alexa.Chain(new() { ValidTo = -TimeSpan.FromHours(1) })).ShouldBe(SkillEventFault.CertificateExpired);
        Refused(_alexa.Chain(new() { IssuerValidTo = -TimeSpan.FromHours(1) })).ShouldBe(SkillEventFault.CertificateExpired);
    }

    [Fact]
    public void Check_22_A_chain_to_a_root_that_is_not_trusted_is_refused()
    {
        using var other = new AlexaAuthority(Now);
        Refused(_alexa.Chain() + "\n" + _alexa.Root(), other.Roots).ShouldBe(SkillEventFault.CertificateUntrusted);
        Refused(_alexa.Chain() + "\n" + _alexa.Root(), roots: null).ShouldBe(SkillEventFault.CertificateUntrusted);
    }

    [Fact]
    public void Check_22_A_leaf_alone_or_behind_its_issuer_is_refused()
    {
        var order = new CertificateOrder();
        Refused(_alexa.Leaf(order)).ShouldBe(SkillEventFault.CertificateUntrusted);
        Refused(_alexa.Issuer(order) + "\n" + _alexa.Leaf(order)).ShouldBe(SkillEventFault.CertificateUnfit);
    }

    [Fact]
    public void Check_22_A_leaf_is_no_issuer()
    {
        // Somebody who holds any certificate of a trusted root's, and signs another for himself with it.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = RSA.Create(2048);
        var own = _alexa.Leaf(new() { Key = key, Names = ["evil.example"] });
        using var issuer = X509Certificate2.CreateFromPem(own).CopyWithPrivateKey(key);
        var request = new CertificateRequest("CN=echo-api.amazon.com", signer, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("echo-api.amazon.com");
        request.CertificateExtensions.Add(names.Build());
        var signature = X509SignatureGenerator.CreateForECDsa(key);
        using var forged = request.Create(issuer.SubjectName, signature, Now.AddDays(-1), Now.AddDays(1), [9]);
        Refused(forged.ExportCertificatePem() + "\n" + own + "\n" + _alexa.Issuer(new())).ShouldBe(SkillEventFault.CertificateUntrusted);
    }

    [Fact]
    public void Check_22_What_is_no_chain_of_certificates_is_refused()
    {
        var good = _alexa.Chain();
        Refused("").ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused("<html>404</html>").ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----").ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused(good + "\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----").ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused(good.Replace("CERTIFICATE", "PUBLIC KEY", StringComparison.Ordinal)).ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused(string.Join('\n', Enumerable.Repeat(_alexa.Root(), 11))).ShouldBe(SkillEventFault.CertificateUnreadable);
        Refused(good + new string('\n', 64 * 1024)).ShouldBe(SkillEventFault.CertificateUnreadable);
    }

    [Fact]
    public void Check_46_A_damaged_file_never_does_worse_than_being_refused()
    {
        var random = new Random(46);
        var good = Encoding.ASCII.GetBytes(_alexa.Chain());
        for (var round = 0; round < 500; round++)
        {
            var bytes = good.ToArray();
            for (var damage = 0; damage <= round % 3; damage++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var length = round % 5 == 0 ? random.Next(bytes.Length) : bytes.Length;
            if (SigningCertificate.TryRead(bytes.AsSpan(0, length), _alexa.Roots, Now, out var certificate, out _))
                certificate.HasSigned(Body, _alexa.Sign(Body)).ShouldBeTrue("only what the damage left as it was is taken");
        }
    }

    [Fact]
    public async Task Check_22_A_revoked_certificate_is_refused_and_a_list_that_cannot_be_had_stops_nobody()
    {
        await using var server = await HttpStub.Start();
        var order = RevokedAt($"{server.Url}/{Guid.NewGuid():N}.crl");
        var revoked = _alexa.Chain(order);
        using var certificate = X509Certificate2.CreateFromPem(revoked);

        server.Answer = HttpStub.Status(404);
        Read(revoked).IsValidAt(Now).ShouldBeTrue();
        server.Requests.ShouldNotBeEmpty();

        var list = Revoking(certificate);
        server.Answer = context => context.Response.Body.WriteAsync(list).AsTask();
        Refused(revoked).ShouldBe(SkillEventFault.CertificateUntrusted);
        Read(_alexa.Chain(order)).IsValidAt(Now).ShouldBeTrue("it has another serial number");
    }

    [Fact]
    public async Task Check_22_A_missing_issuer_is_not_fetched_from_where_the_certificate_says()
    {
        await using var server = await HttpStub.Start();
        server.Answer = HttpStub.Text(200, _alexa.Issuer(new()), "application/pkix-cert");
        var order = new CertificateOrder { Further = [new X509AuthorityInformationAccessExtension(null, [$"{server.Url}/issuer.cer"])] };
        Read(_alexa.Chain(order)).IsValidAt(Now).ShouldBeTrue();
        Refused(_alexa.Leaf(order)).ShouldBe(SkillEventFault.CertificateUntrusted);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_22_A_list_that_never_comes_is_not_waited_for_without_end()
    {
        await using var server = await HttpStub.Start();
        server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        Read(_alexa.Chain(RevokedAt($"{server.Url}/{Guid.NewGuid():N}.crl"))).IsValidAt(Now).ShouldBeTrue();
        server.Requests.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Check_22_Nobody_is_asked_for_revocations_by_a_chain_that_is_not_trusted()
    {
        await using var server = await HttpStub.Start();
        using var other = new AlexaAuthority(Now);
        var pem = other.Chain(RevokedAt($"{server.Url}/{Guid.NewGuid():N}.crl"));
        Refused(pem).ShouldBe(SkillEventFault.CertificateUntrusted);
        Refused(pem + "\n" + other.Root()).ShouldBe(SkillEventFault.CertificateUntrusted);
        server.Requests.ShouldBeEmpty();
    }

    private static CertificateOrder RevokedAt(string list) =>
        new() { Further = [CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list])] };

    private SigningCertificate Read(string pem) =>
        SigningCertificate.TryRead(Encoding.ASCII.GetBytes(pem), _alexa.Roots, Now, out var certificate, out var fault)
            ? certificate
            : throw new InvalidOperationException($"The certificate was refused: {fault}.");

    private SkillEventFault Refused(string pem) => Refused(pem, _alexa.Roots);

    private static SkillEventFault Refused(string pem, X509Certificate2Collection? roots)
    {
        SigningCertificate.TryRead(Encoding.ASCII.GetBytes(pem), roots, Now, out var certificate, out var fault).ShouldBeFalse();
        certificate.ShouldBeNull();
        return fault!.Value;
    }

    private byte[] Revoking(X509Certificate2 certificate)
    {
        var list = new CertificateRevocationListBuilder();
        list.AddEntry(certificate, Now.AddHours(-1));
        var key = X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(_alexa.IssuerKeyIdentifier);
        return list.Build(_alexa.IssuerName, _alexa.IssuerSignature, 1, Now.AddDays(1), HashAlgorithmName.SHA256, key, Now.AddHours(-1));
    }
}
