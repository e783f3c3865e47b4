using Platform.Grains.Ids;
using Platform.Grains.Skills;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Skills;

public sealed class SkillTests
{
    private static readonly DateTimeOffset Now = Samples.Start;

    private static readonly PutSkill First = new()
    {
        Caller = Samples.Partner,
        Settings = new SkillSettings
        {
            Name = "Ride Hailer",
            Stage = "development",
            ClientId = "client",
            RedirectUris = [Samples.Redirect],
            Authorization = new AuthorizationSettings { Mode = "builtin", ClientId = "alexa" },
            Webhook = new WebhookSettings { Url = "https://ridehailer.example/hooks" },
        },
        ClientSecret = Samples.Sealed("client-1"),
        AuthorizationSecret = Samples.Sealed("authorization-1"),
        WebhookSecret = Samples.Sealed("webhook-1"),
    };

    private readonly SkillState _known = SkillDecisions.Put(new SkillState(), First, Now).Next!;

    [Fact]
    public void A_first_put_creates()
    {
        var (next, kind, _) = SkillDecisions.Put(new SkillState(), First, Now);
        kind.ShouldBe(SkillPutKind.Created);
        next!.Owner.ShouldBe(Samples.Partner.Value);
        next.Version.ShouldBe(1);
        next.CreatedAt.ShouldBe(Now);
        next.Credentials.ShouldHaveSingleItem().Secret.Current.ShouldBe(Samples.Sealed("client-1"));
        next.Settings.Authorization.Secret!.Current.ShouldBe(Samples.Sealed("authorization-1"));
        next.Settings.Webhook!.Secret.Current.ShouldBe(Samples.Sealed("webhook-1"));
    }

    [Fact]
    public void Check_54_A_skill_of_another_partner_is_taken()
    {
        var put = First with { Caller = new PartnerId("other") };
        SkillDecisions.Put(_known, put, Now).ShouldBe((null, SkillPutKind.Taken, null));
    }

    [Theory]
    [InlineData(1L, SkillPutKind.Updated)]
    [InlineData(0L, SkillPutKind.Changed)]
    [InlineData(2L, SkillPutKind.Changed)]
    [InlineData(null, SkillPutKind.Updated)]
    public void A_put_with_a_stale_version_is_refused(long? version, SkillPutKind kind) =>
        SkillDecisions.Put(_known, First with { ExpectedVersion = version }, Now).Kind.ShouldBe(kind);

    [Fact]
    public void A_version_of_what_does_not_exist_is_stale() =>
        SkillDecisions.Put(new SkillState(), First with { ExpectedVersion = 0 }, Now).Kind.ShouldBe(SkillPutKind.Changed);

    [Fact]
    public void A_secret_left_out_is_kept_and_one_sent_serves_beside_the_old_one_for_a_day()
    {
        var kept = SkillDecisions.Put(_known, First with { ClientSecret = null, AuthorizationSecret = null, WebhookSecret = null }, Now).Next!;
        kept.Credentials.ShouldBe(_known.Credentials);
        kept.Settings.Authorization.Secret.ShouldBe(_known.Settings.Authorization.Secret);
        kept.Version.ShouldBe(2);

        var changed = SkillDecisions.Put(kept, First with { ClientSecret = Samples.Sealed("client-2"), AuthorizationSecret = Samples.Sealed("authorization-2") }, Now).Next!;
        var secret = changed.Credentials.ShouldHaveSingleItem().Secret;
        secret.Current.ShouldBe(Samples.Sealed("client-2"));
        secret.PreviousAt(Now.AddHours(24).AddSeconds(-1)).ShouldBe(Samples.Sealed("client-1"));
        secret.PreviousAt(Now.AddHours(24)).ShouldBeNull();
        changed.Settings.Authorization.Secret!.PreviousAt(Now).ShouldBe(Samples.Sealed("authorization-1"));
    }

    [Fact]
    public void A_missing_secret_is_named()
    {
        SkillDecisions.Put(new SkillState(), First with { ClientSecret = null }, Now).ShouldBe((null, SkillPutKind.SecretMissing, "clientSecret"));
        SkillDecisions.Put(new SkillState(), First with { AuthorizationSecret = null }, Now).MissingSecret.ShouldBe("authorization.clientSecret");
        SkillDecisions.Put(new SkillState(), First with { WebhookSecret = null }, Now).MissingSecret.ShouldBe("webhook.secret");
        var supplied = First.Settings with { Authorization = new AuthorizationSettings { Mode = "supplied" } };
        SkillDecisions.Put(new SkillState(), First with { Settings = supplied, AuthorizationSecret = null }, Now).Kind.ShouldBe(SkillPutKind.Created);
    }

    [Fact]
    public void The_secret_of_another_mode_does_not_serve()
    {
        var callout = First.Settings with { Authorization = new AuthorizationSettings { Mode = "callout", Url = "https://ridehailer.example" } };
        SkillDecisions.Put(_known, First with { Settings = callout, AuthorizationSecret = null }, Now).MissingSecret.ShouldBe("authorization.secret");
    }

    [Fact]
    public void Check_52_Credentials_of_a_former_client_are_kept()
    {
        var other = First with { Settings = First.Settings with { ClientId = "client-2" }, ClientSecret = Samples.Sealed("second") };
        var changed = SkillDecisions.Put(_known, other, Now).Next!;
        changed.Credentials.Select(credential => credential.ClientId).ShouldBe(["client-2", "client"]);

        // Back to the former one, whose secret is still known.
        var back = SkillDecisions.Put(changed, First with { ClientSecret = null }, Now).Next!;
        back.Credentials.Select(credential => credential.ClientId).ShouldBe(["client", "client-2"]);
        back.Credentials[0].Secret.ShouldBe(_known.Credentials[0].Secret);
        SkillDecisions.Put(_known, other with { ClientSecret = null }, Now).MissingSecret.ShouldBe("clientSecret");
    }

    [Fact]
    public void Credentials_are_bounded()
    {
        var state = _known;
        for (var n = 0; n < 20; n++)
        {
            var put = First with { Settings = First.Settings with { ClientId = "client" + n } };
            state = SkillDecisions.Put(state, put, Now).Next!;
        }

        state.Credentials.Length.ShouldBe(SkillDecisions.CredentialsKept);
        state.Credentials[0].ClientId.ShouldBe("client19");
    }

    [Fact]
    public void A_new_secret_ends_the_alarm_about_the_previous_one()
    {
        var alarmed = _known with { Credentials = [_known.Credentials[0] with { PreviousInUse = true }] };
        SkillDecisions.Put(alarmed, First with { ClientSecret = null }, Now).Next!.Credentials[0].PreviousInUse.ShouldBeTrue();
        SkillDecisions.Put(alarmed, First, Now).Next!.Credentials[0].PreviousInUse.ShouldBeFalse();
    }

    [Fact]
    public void A_deleted_skill_keeps_no_secret_and_its_version_goes_on()
    {
        var deleted = SkillDecisions.Delete(_known, Now);
        deleted.Owner.ShouldBeNull();
        deleted.Credentials.ShouldBeEmpty();
        deleted.Settings.ClientId.ShouldBeEmpty();
        deleted.Deletion.ShouldBe(new SkillDeletion(Samples.Partner.Value, Now));
        var again = SkillDecisions.Put(deleted, First with { Caller = new PartnerId("other") }, Now).Next!;
        again.Version.ShouldBe(3);
        again.Owner.ShouldBe("other");
    }
}
