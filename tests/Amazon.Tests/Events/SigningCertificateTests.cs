using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Amazon.Tests.Wire;
using Platform.Tests.Certificates;

namespace Platform.Amazon.Tests.Events;

public sealed class SigningCertificateTests : IDisposable
{
    // The runtime keeps what it hears of revocations, by the real time.
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
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
        Read(_alexa.Chain(new() { Usage = null, Purposes = [] })).IsValidAt(Now).ShouldBeTrue();

    [Fact]
    public void Check_22_A_certificate_counts_as_long_as_the_whole_chain_is_valid_and_its_check_a_day()
    {
        var certificate = Read(_alexa.Chain(new() { IssuerValidTo = TimeSpan.FromHours(3) }));
        certificate.IsValidAt(Now.AddHours(3).AddSeconds(-2)).ShouldBeTrue();
        certificate.IsValidAt(Now.AddHours(3).AddSeconds(2)).ShouldBeFalse();
        certificate.IsValidAt(Now.AddDays(-30).AddSeconds(2)).ShouldBeTrue();
        certificate.IsValidAt(Now.AddDays(-30).AddSeconds(-2)).ShouldBeFalse();
        Read(_alexa.Chain()).IsValidAt(Now.AddDays(1)).ShouldBeTrue();
        Read(_alexa.Chain()).IsValidAt(Now.AddDays(1).AddTicks(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_certificate_verifies_for_many_threads_at_once()
    {
        var certificate = Read(_alexa.Chain());
        var signature = _alexa.Sign(Body);
        Parallel.For(0, 500, round => certificate.HasSigned(round % 2 == 0 ? Body : "[]"u8, signature).ShouldBe(round % 2 == 0));
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
    public void Check_22_A_certificate_for_another_use_is_refused()
    {
        Refused(_alexa.Chain(new() { Usage = X509KeyUsageFlags.KeyEncipherment })).ShouldBe(SkillEventFault.CertificateUnfit);
        Refused(_alexa.Chain(new() { Purposes = ["1.3.6.1.5.5.7.3.3"] })).ShouldBe(SkillEventFault.CertificateUntrusted);
    }

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

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "2.5.29.17", [0x30, 0x03, 0x82, 0x7F, 0x41] },
        { "2.5.29.17", [] },
        { "2.5.29.15", [0x30, 0x00] },
        { "2.5.29.15", [0x03, 0x05, 0x09, 0xFF] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Check_22_A_certificate_whose_names_or_uses_cannot_be_read_is_refused(string extension, byte[] value)
    {
        var names = extension == "2.5.29.17";
        var order = new CertificateOrder { Names = names ? [] : ["echo-api.amazon.com"], Usage = null };
        Refused(_alexa.Chain(order with { Further = [new X509Extension(extension, value, critical: false)] }))
            .ShouldBe(SkillEventFault.CertificateUnreadable);
    }

    [Fact]
    public void Check_46_A_damaged_file_never_does_worse_than_being_refused()
    {
        var random = new Random(46);
        var good = Encoding.ASCII.GetBytes(_alexa.Chain());
        for (var round = 0; round < 300; round++)
        {
            var bytes = good.ToArray();
            for (var damage = 0; damage <= round % 3; damage++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            AsGoodAsNew(bytes.AsSpan(0, round % 5 == 0 ? random.Next(bytes.Length) : bytes.Length));
        }
    }

    [Fact]
    public void Check_46_A_damaged_certificate_never_does_worse_than_being_refused()
    {
        var random = new Random(46);
        using var leaf = X509Certificate2.CreateFromPem(_alexa.Leaf(new()));
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = leaf.RawData;
            for (var damage = 0; damage <= round % 3; damage++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            AsGoodAsNew(Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", bytes) + "\n" + _alexa.Issuer(new())));
        }
    }

    [Fact]
    public async Task Check_22_A_revoked_certificate_is_refused_and_a_list_that_cannot_be_had_stops_nobody()
    {
        await using var server = await HttpStub.Start();
        var order = new CertificateOrder { Further = [Listed($"{server.Url}/{Guid.NewGuid():N}.crl")] };
        var revoked = _alexa.Chain(order);

        server.Answer = HttpStub.Status(404);
        Read(revoked).IsValidAt(Now).ShouldBeTrue();
        server.Requests.ShouldNotBeEmpty();

        var list = Revoking(revoked, _alexa.IssuerName, _alexa.IssuerSignature, _alexa.IssuerKeyIdentifier);
        server.Answer = context => context.Response.Body.WriteAsync(list).AsTask();
        Refused(revoked).ShouldBe(SkillEventFault.CertificateUntrusted);
        Read(_alexa.Chain(order)).IsValidAt(Now).ShouldBeTrue("it has another serial number");
    }

    [Fact]
    public async Task Check_22_A_certificate_below_a_revoked_one_is_refused()
    {
        await using var server = await HttpStub.Start();
        var order = new CertificateOrder { IssuerFurther = [Listed($"{server.Url}/{Guid.NewGuid():N}.crl")] };
        var list = Revoking(_alexa.Issuer(order), _alexa.RootName, _alexa.RootSignature, _alexa.RootKeyIdentifier);
        server.Answer = context => context.Response.Body.WriteAsync(list).AsTask();
        Refused(_alexa.Chain(order)).ShouldBe(SkillEventFault.CertificateUntrusted);
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
        var over = new TaskCompletionSource();
        await using var server = await HttpStub.Start(_ => over.Task);
        var pem = _alexa.Chain(new() { Further = [Listed($"{server.Url}/{Guid.NewGuid():N}.crl")] });
        (await Task.Run(() => Read(pem, TimeSpan.FromSeconds(2))).WaitAsync(Patience)).IsValidAt(Now).ShouldBeTrue();
        server.Requests.ShouldNotBeEmpty();
        over.SetResult();
    }

    [Fact]
    public async Task Check_22_Nobody_is_asked_for_revocations_by_a_chain_that_is_not_trusted()
    {
        await using var server = await HttpStub.Start();
        using var other = new AlexaAuthority(Now);
        var pem = other.Chain(new() { Further = [Listed($"{server.Url}/{Guid.NewGuid():N}.crl")] });
        Refused(pem).ShouldBe(SkillEventFault.CertificateUntrusted);
        Refused(pem + "\n" + other.Root()).ShouldBe(SkillEventFault.CertificateUntrusted);
        server.Requests.ShouldBeEmpty();
    }

    private static X509Extension Listed(string list) => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]);

    private static byte[] Revoking(
        string pem, X500DistinguishedName issuer, X509SignatureGenerator signature, X509SubjectKeyIdentifierExtension key)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var list = new CertificateRevocationListBuilder();
        list.AddEntry(certificate, Now.AddHours(-1));
        var authority = X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(key);
        return list.Build(issuer, signature, 1, Now.AddDays(1), HashAlgorithmName.SHA256, authority, Now.AddHours(-1));
    }

    private static SkillEventFault Refused(string pem, X509Certificate2Collection? roots)
    {
        SigningCertificate.TryRead(Encoding.ASCII.GetBytes(pem), roots, Now, Patience, out var certificate, out var fault).ShouldBeFalse();
        certificate.ShouldBeNull();
        return fault!.Value;
    }

    private SkillEventFault Refused(string pem) => Refused(pem, _alexa.Roots);

    private SigningCertificate Read(string pem, TimeSpan? patience = null) => SigningCertificate.TryRead(
        Encoding.ASCII.GetBytes(pem), _alexa.Roots, Now, patience ?? Patience, out var certificate, out var fault)
        ? certificate
        : throw new InvalidOperationException($"The certificate was refused: {fault}.");

    // Only what the damage left as it was is taken.
    private void AsGoodAsNew(ReadOnlySpan<byte> pem)
    {
        if (!SigningCertificate.TryRead(pem, _alexa.Roots, Now, out var certificate, out _))
            return;
        certificate.HasSigned(Body, _alexa.Sign(Body)).ShouldBeTrue();
        certificate.Dispose();
    }
}
