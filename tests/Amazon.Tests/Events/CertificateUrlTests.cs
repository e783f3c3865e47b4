namespace Platform.Amazon.Tests.Events;

public sealed class CertificateUrlTests
{
    [Theory]
    [InlineData("https://s3.amazonaws.com/echo.api/echo-api-cert.pem", "https://s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem", "https://s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com:0443/echo.api/echo-api-cert.pem", "https://s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem", "https://s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("HTTPS://S3.AmazonAWS.com/echo.api/Echo-Api-Cert.pem", "https://s3.amazonaws.com/echo.api/Echo-Api-Cert.pem")]
    public void Check_22_Certificates_are_fetched_from_amazons_folder(string value, string expected)
    {
        CertificateUrl.TryParse(value, out var url).ShouldBeTrue();
        url!.AbsoluteUri.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("echo.api/echo-api-cert.pem")]
    [InlineData("/echo.api/echo-api-cert.pem")]
    [InlineData("//s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("http://s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("http://s3.amazonaws.com:443/echo.api/echo-api-cert.pem")]
    [InlineData("file:///echo.api/echo-api-cert.pem")]
    [InlineData("https://notamazon.example/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert.pem")]
    [InlineData("https://evil.s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com./echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem")]
    [InlineData("https://evil@s3.amazonaws.com/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com:80/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.apis/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api")]
    [InlineData("https://s3.amazonaws.com//echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/../evil/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/%2e%2e/evil/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/..%2fevil/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/..%5Cevil/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/%2E%2E%2Fevil/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/..\\evil\\echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com\\@evil.example/echo.api/echo-api-cert.pem")]
    [InlineData("https://s3.amazonaws.com/echo.api/echo-api-cert.pem?x=1")]
    [InlineData("https://s3.amazonaws.com/echo.api/echo-api-cert.pem#x")]
    [InlineData("https://[::1]/echo.api/echo-api-cert.pem")]
    public void Check_22_Any_other_address_is_refused(string? value)
    {
        CertificateUrl.TryParse(value, out var url).ShouldBeFalse();
        url.ShouldBeNull();
    }

    [Fact]
    public void Check_22_An_address_has_a_greatest_length()
    {
        var folder = "https://s3.amazonaws.com/echo.api/";
        CertificateUrl.TryParse(folder + new string('x', 2048 - folder.Length), out _).ShouldBeTrue();
        CertificateUrl.TryParse(folder + new string('x', 2049 - folder.Length), out _).ShouldBeFalse();
    }
}
