using System.Reflection;

namespace Platform.Amazon.Tests;

public sealed class ErrorCatalogueTests
{
    private const string M1 = "We are experiencing a problem connecting with Alexa to link your account. Please try again later.";
    private const string M2 = "Sorry, Alexa encountered an unexpected error while trying to link your account. Please try again.";
    private const string M3 = "Sorry, Alexa encountered a momentary error while trying to link your account. Please try again later.";

    /// <summary>The table of api.md 7, row by row; <c>access_denied</c> stands first because it is a reason and no problem.</summary>
    private static readonly (string Codes, int Status, bool Retryable, bool Restart, string? Message)[] Contract =
    [
        ("redirect.access_denied", 200, true, true, null),
        ("redirect.invalid_request redirect.unauthorized_client redirect.unsupported_response_type redirect.invalid_scope redirect.other", 502, false, true, M1),
        ("redirect.server_error", 503, true, true, M2),
        ("redirect.temporarily_unavailable", 503, true, true, M3),
        ("exchange.invalid_grant", 422, true, true, M1),
        ("exchange.invalid_request exchange.invalid_client exchange.unauthorized_client exchange.unsupported_grant_type exchange.other", 502, false, true, M1),
        ("exchange.interrupted", 422, true, true, M3),
        ("exchange.server_error amazon.unreachable", 503, true, true, M3),
        ("amazon.malformed", 502, true, true, M3),
        ("authorization.failed", 502, true, true, M3),
        ("authorization.code_needed", 409, true, false, null),
        ("enablement.400 enablement.401 enablement.403 enablement.404 enablement.409", 502, false, true, M1),
        ("enablement.500", 503, true, true, M2),
        ("enablement.429 enablement.503", 503, true, true, M3),
        ("skill.credentials", 503, true, false, M1),
        ("state.unknown state.expired state.user state.used", 422, true, true, M1),
        ("storage.unavailable overloaded platform.busy", 503, true, false, M3),
        ("internal", 500, true, false, M3),
        ("request.invalid", 400, false, false, null),
        ("request.method", 405, false, false, null),
        ("request.too_large", 413, false, false, null),
        ("request.media_type", 415, false, false, null),
        ("rate.limited", 429, true, false, null),
        ("auth.invalid", 401, false, false, null),
        ("auth.scope", 403, false, false, null),
        ("consent.redirect_uri", 422, false, false, null),
        ("unlink.manual", 409, false, false, null),
        ("skill.unknown partner.unknown key.unknown delivery.unknown erasure.unknown route.unknown", 404, false, false, null),
        ("skill.taken skill.has_links partner.has_skills host.taken", 409, false, false, null),
        ("skill.changed", 412, false, false, null),
        ("idempotency.reused", 422, false, false, null),
        ("idempotency.in_progress", 409, true, false, null),
        ("idempotency.secret_shown", 409, false, false, null),
    ];

    [Fact]
    public void Check_11_the_catalogue_is_the_table_of_the_contract_row_by_row()
    {
        var expected = Contract
            .SelectMany(row => row.Codes.Split(' ').Select(code => (code, row.Status, row.Retryable, row.Restart, row.Message)))
            .Order();
        ErrorCatalogue.All.Select(e => (e.Code, e.Status, e.Retryable, e.Restart, e.UserMessage)).Order().ShouldBe(expected);
    }

    [Fact]
    public void Every_code_constant_has_one_entry_and_every_entry_a_constant()
    {
        var constants = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);
        constants.Order(StringComparer.Ordinal).ShouldBe(ErrorCatalogue.All.Select(entry => entry.Code).Order(StringComparer.Ordinal));
        foreach (var entry in ErrorCatalogue.All)
            ErrorCatalogue.Get(entry.Code).ShouldBeSameAs(entry);
        Should.Throw<KeyNotFoundException>(() => ErrorCatalogue.Get("no.such"));
    }

    [Fact]
    public void Every_entry_says_in_words_what_happened_and_what_to_do()
    {
        foreach (var entry in ErrorCatalogue.All)
        {
            entry.Title.ShouldNotBeNullOrWhiteSpace();
            entry.Title.ShouldNotEndWith(".");
            entry.Explanation.ShouldEndWith(".");
            Enum.IsDefined(entry.MustAct).ShouldBeTrue();
        }
    }

    [Fact]
    public void Check_11_each_row_of_the_guide_yields_its_exact_message()
    {
        Messages(ErrorCatalogue.ForRedirect, "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope").ShouldAllBe(m => m == M1);
        ErrorCatalogue.ForRedirect("access_denied").UserMessage.ShouldBeNull();
        ErrorCatalogue.ForRedirect("server_error").UserMessage.ShouldBe(M2);
        ErrorCatalogue.ForRedirect("temporarily_unavailable").UserMessage.ShouldBe(M3);
        ErrorCatalogue.ForRedirect("never_heard_of").UserMessage.ShouldBe(M1);
        Messages(
            error => ErrorCatalogue.ForTokenEndpoint(error, 400),
            "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type").ShouldAllBe(m => m == M1);
        Messages(ErrorCatalogue.ForEnablement, 400, 403, 404).ShouldAllBe(m => m == M1);
        ErrorCatalogue.ForEnablement(500).UserMessage.ShouldBe(M2);
        Messages(ErrorCatalogue.ForEnablement, 429, 502, 503, 504).ShouldAllBe(m => m == M3);
        Messages(status => ErrorCatalogue.ForTokenEndpoint(null, status), 429, 500, 502, 503).ShouldAllBe(m => m == M3);
    }

    [Theory]
    [InlineData("invalid_request", "redirect.invalid_request")]
    [InlineData("INVALID_REQUEST", "redirect.invalid_request")]
    [InlineData("access_denied", "redirect.access_denied")]
    [InlineData("ServerError", "redirect.server_error")]
    [InlineData("temporarilyunavailable", "redirect.temporarily_unavailable")]
    [InlineData("", "redirect.other")]
    [InlineData("invalid_grant", "redirect.other")]
    [InlineData("<script>", "redirect.other")]
    public void An_error_on_the_redirect_has_its_code_and_unknown_ones_are_other(string error, string code) =>
        ErrorCatalogue.ForRedirect(error).Code.ShouldBe(code);

    [Theory]
    [InlineData("invalid_grant", 400, "exchange.invalid_grant")]
    [InlineData("invalid_grant", 401, "exchange.invalid_grant")]
    [InlineData("invalid_grant", 500, "exchange.invalid_grant")]
    [InlineData("InvalidGrant", 400, "exchange.invalid_grant")]
    [InlineData("invalid_client", 401, "exchange.invalid_client")]
    [InlineData("INVALID_CLIENT", 400, "exchange.invalid_client")]
    [InlineData("invalid_request", 400, "exchange.invalid_request")]
    [InlineData("unauthorized_client", 400, "exchange.unauthorized_client")]
    [InlineData("unsupported_grant_type", 400, "exchange.unsupported_grant_type")]
    [InlineData("ServerError", 400, "exchange.server_error")]
    [InlineData("servererror", 500, "exchange.server_error")]
    [InlineData("server_error", 500, "exchange.server_error")]
    [InlineData("slow_down", 400, "exchange.other")]
    [InlineData("slow_down", 429, "exchange.server_error")]
    [InlineData("InvalidValue", 400, "exchange.other")]
    [InlineData("access_denied", 403, "exchange.other")]
    [InlineData("", 400, "exchange.other")]
    [InlineData(null, 408, "exchange.server_error")]
    [InlineData(null, 429, "exchange.server_error")]
    [InlineData(null, 500, "exchange.server_error")]
    [InlineData(null, 503, "exchange.server_error")]
    [InlineData(null, 400, "amazon.malformed")]
    [InlineData(null, 401, "amazon.malformed")]
    [InlineData(null, 302, "amazon.malformed")]
    public void The_token_endpoint_is_classified_by_error_first_and_status_second(string? error, int status, string code) =>
        ErrorCatalogue.ForTokenEndpoint(error, status).Code.ShouldBe(code);

    [Theory]
    [InlineData(400, "enablement.400")]
    [InlineData(401, "enablement.401")]
    [InlineData(403, "enablement.403")]
    [InlineData(404, "enablement.404")]
    [InlineData(409, "enablement.409")]
    [InlineData(429, "enablement.429")]
    [InlineData(500, "enablement.500")]
    [InlineData(503, "enablement.503")]
    [InlineData(405, "enablement.400")]
    [InlineData(415, "enablement.400")]
    [InlineData(422, "enablement.400")]
    [InlineData(408, "enablement.503")]
    [InlineData(502, "enablement.503")]
    [InlineData(504, "enablement.503")]
    [InlineData(599, "enablement.503")]
    [InlineData(302, "amazon.malformed")]
    [InlineData(200, "amazon.malformed")]
    public void Every_enablement_status_has_its_code(int status, string code) => ErrorCatalogue.ForEnablement(status).Code.ShouldBe(code);

    [Fact]
    public void Only_the_codes_that_the_token_endpoint_itself_sent_can_open_a_breaker()
    {
        // 401 and 403 without a readable error may come from anything in between.
        foreach (var status in Enumerable.Range(100, 500))
            ErrorCatalogue.ForTokenEndpoint(null, status).Code.ShouldBeOneOf("exchange.server_error", "amazon.malformed");
    }

    private static IEnumerable<string?> Messages<T>(Func<T, ErrorEntry> entry, params IEnumerable<T> errors) =>
        errors.Select(error => entry(error).UserMessage);
}
