namespace Platform.Flow.Tests.Partners;

/// <summary>A skill of a partner, and the calls that its app's back end makes for it.</summary>
internal sealed class PartnerSkill(Partner partner, SkillSetup setup)
{
    private static int _number;

    public Partner Partner => partner;

    public SkillSetup Setup => setup;

    public string SkillId => setup.SkillId;

    public string Path => $"/v1/skills/{setup.SkillId}";

    public ApiClient Api => partner.Api;

    public async Task Register()
    {
        await partner.Platform.Control.PutClient(setup.ClientId, setup.AtAmazon(partner.Platform.Url));
        (await Api.Put(Path, setup.Body())).Expect(201);
    }

    /// <summary>Somebody who has never linked.</summary>
    /// <param name="userId">The id at the partner; a new one where it is left out.</param>
    /// <param name="amazonUser">The Amazon account; a new one where it is left out.</param>
    public PartnerUser User(string? userId = null, string? amazonUser = null)
    {
        var number = Interlocked.Increment(ref _number);
        return new PartnerUser(this, userId ?? $"user/{number}", amazonUser ?? $"amazon-{number}");
    }
}
