using System.Text.Json;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>Codes and tokens over their lives (protocol.md 2, 3), and the history kept of them.</summary>
public sealed class GrantTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_pair_has_Amazons_shape()
    {
        var (status, body) = await _bench.Token(Bench.Exchange(await _bench.Code()));
        status.ShouldBe(200);
        var access = body!["access_token"]!.GetValue<string>();
        access.ShouldStartWith("Atza|");
        access.Length.ShouldBeInRange(350, 2048);
        var refresh = body["refresh_token"]!.GetValue<string>();
        refresh.ShouldStartWith("Atzr|");
        refresh.Length.ShouldBeInRange(350, 2048);
        body["token_type"]!.GetValue<string>().ShouldBe("bearer");
        body["expires_in"]!.GetValueKind().ShouldBe(JsonValueKind.Number);
        body["expires_in"]!.GetValue<int>().ShouldBe(3600);
    }

    [Fact]
    public async Task A_code_is_good_once_and_every_presentation_is_written_down()
    {
        var code = await _bench.Code();
        code.Length.ShouldBeInRange(18, 128);
        (await _bench.Token(ConsentUrlTests.With(Bench.Exchange(code), "client_secret", "wrong"))).Status.ShouldBe(401);
        (await _bench.Token(Bench.Exchange(code))).Status.ShouldBe(200);
        (await _bench.Token(Bench.Exchange(code))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");

        var grants = await _bench.Control.Grants();
        var history = grants.Codes.ShouldHaveSingleItem();
        history.Code.ShouldBe(code);
        history.State.ShouldBe(Bench.State);
        (history.Presented, history.Spent).ShouldBe((3, 1));
        history.Presentations.Select(presentation => presentation.Outcome).ShouldBe(["invalid_client", "granted", "spent"]);
        var pair = grants.Pairs.ShouldHaveSingleItem();
        (pair.Call, pair.AnswerTo).ShouldBe((history.Presentations[1].Call, code));
    }

    [Fact]
    public async Task Of_200_presentations_at_once_one_is_granted()
    {
        var code = await _bench.Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _bench.Token(Bench.Exchange(code))));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        (await _bench.Control.Grants()).Codes.Single().Presented.ShouldBe(200);
    }

    [Theory]
    [InlineData(299, 200)]
    [InlineData(300, 400)]
    public async Task A_code_lives_five_minutes(int seconds, int status)
    {
        var code = await _bench.Code();
        _bench.Clock.Advance(TimeSpan.FromSeconds(seconds));
        (await _bench.Token(Bench.Exchange(code))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_clock_can_be_moved_by_the_control_api()
    {
        var code = await _bench.Code();
        await _bench.Control.AdvanceClock(TimeSpan.FromMinutes(5));
        (await _bench.Token(Bench.Exchange(code))).Status.ShouldBe(400);
        (await _bench.Control.Health()).Now.ShouldBe(_bench.Clock.GetUtcNow().AddMinutes(5));
    }

    [Fact]
    public async Task A_code_or_refresh_token_of_another_client_is_an_invalid_grant()
    {
        await _bench.Control.PutClient("other", _bench.Client());
        var (_, refresh) = await _bench.Pair();
        (await _bench.Token(ConsentUrlTests.With(Bench.Exchange(await _bench.Code()), "client_id", "other"))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
        (await _bench.Token(ConsentUrlTests.With(Bench.Refresh(refresh), "client_id", "other"))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
        (await _bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_verifier_without_a_challenge_is_an_invalid_grant()
    {
        var parameters = Bench.LwaParameters();
        parameters.Remove("code_challenge");
        parameters.Remove("code_challenge_method");
        var code = (await _bench.Control.Approve(_bench.LwaUrl(parameters), "user-na")).Parameter("code")!;
        (await _bench.Token(Bench.Exchange(code))).Status.ShouldBe(400);
        (await _bench.Token(ConsentUrlTests.With(Bench.Exchange(code), "code_verifier", null))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Rotation_same_answers_with_the_same_refresh_token_and_a_new_access_token()
    {
        var (access, refresh) = await _bench.Pair();
        var (_, first) = await _bench.Token(Bench.Refresh(refresh));
        first!["refresh_token"]!.GetValue<string>().ShouldBe(refresh);
        first["access_token"]!.GetValue<string>().ShouldNotBe(access);
        (await _bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(200);
        (await _bench.Enable(access)).Status.ShouldBe(201);
        var history = (await _bench.Control.Grants()).RefreshTokens.ShouldHaveSingleItem();
        (history.Presented, history.Spent).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Rotation_with_grace_keeps_the_old_token_good_for_a_while()
    {
        await _bench.Control.SetRotation(RotationMode.Grace);
        var (_, refresh) = await _bench.Pair();
        var (_, body) = await _bench.Token(Bench.Refresh(refresh));
        var successor = body!["refresh_token"]!.GetValue<string>();
        successor.ShouldNotBe(refresh);
        (await _bench.Control.Grants()).Pairs[^1].AnswerTo.ShouldBe(refresh);
        (await _bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(200);
        (await _bench.Token(Bench.Refresh(successor))).Status.ShouldBe(200);
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        (await _bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(400);
        var (_, again) = await _bench.Token(Bench.Refresh(successor));
        again!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Strict_rotation_ends_the_family_when_an_old_token_comes_back()
    {
        await _bench.Control.SetRotation(RotationMode.Strict);
        var (_, refresh) = await _bench.Pair();
        var (_, body) = await _bench.Token(Bench.Refresh(refresh));
        var successor = body!["refresh_token"]!.GetValue<string>();
        (await _bench.Token(Bench.Refresh(refresh))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
        (await _bench.Token(Bench.Refresh(successor))).Body!["error"]!.GetValue<string>().ShouldBe("invalid_grant");
        (await _bench.Enable(body["access_token"]!.GetValue<string>())).Status.ShouldBe(403);
        var history = (await _bench.Control.Grants()).RefreshTokens;
        history[0].Presentations.Select(presentation => presentation.Outcome).ShouldBe(["granted", "superseded"]);
        history[1].Revoked.ShouldBe("refresh_token.reused");
    }

    [Theory]
    [InlineData(ExpiresInForm.Text, null, "\"120\"")]
    [InlineData(ExpiresInForm.Number, null, "120")]
    [InlineData(ExpiresInForm.Number, -5L, "-5")]
    [InlineData(ExpiresInForm.Text, long.MaxValue, "\"9223372036854775807\"")]
    [InlineData(ExpiresInForm.Absent, null, null)]
    public async Task Expires_in_is_written_as_the_control_api_says(ExpiresInForm form, long? value, string? expected)
    {
        await _bench.Control.SetTokens(new TokenSettings { LifetimeSeconds = 120, ExpiresIn = form, ExpiresInValue = value });
        var (_, body) = await _bench.Token(Bench.Exchange(await _bench.Code()));
        (body!["expires_in"]?.ToJsonString()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_refresh_may_answer_without_a_refresh_token()
    {
        await _bench.Control.SetTokens(new TokenSettings { RefreshTokenOnRefresh = false });
        var (_, refresh) = await _bench.Pair();
        var (_, body) = await _bench.Token(Bench.Refresh(refresh));
        body!["refresh_token"].ShouldBeNull();
        body["access_token"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_user_who_removes_the_app_ends_the_tokens_and_not_the_enablement()
    {
        var (access, refresh) = await _bench.Pair();
        await _bench.Enable(access);
        (await _bench.Control.Revoke("user-na", Bench.Skill)).Families.ShouldBe(1);
        (await _bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(400);
        (await _bench.Enablement(HttpMethod.Get, access)).Status.ShouldBe(403);
        (await _bench.Control.Enablements()).ShouldHaveSingleItem();
        (await _bench.Control.Grants(user: "user-eu")).Pairs.ShouldBeEmpty();
    }
}
