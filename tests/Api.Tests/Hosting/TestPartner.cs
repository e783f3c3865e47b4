namespace Platform.Api.Tests.Hosting;

/// <summary>A partner of a test.</summary>
internal sealed record TestPartner(string Id, string Key, string KeyId, ApiClient Api)
{
    /// <summary>An id of a skill that no other test uses.</summary>
    public static string NewSkillId() => $"amzn1.ask.skill.{Guid.NewGuid()}";

    /// <summary>Puts a skill with the set-up of <see cref="SkillBodies.Full"/>.</summary>
    public async Task<string> NewSkill()
    {
        var id = NewSkillId();
        (await Api.Put($"/v1/skills/{id}", SkillBodies.Full())).Status.ShouldBe(201);
        return id;
    }
}
