using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Tests.Hosting;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Vault;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class StateTests(ApiHost host)
{
    [Theory]
    [InlineData(1, 1, "u")]
    [InlineData(64, 64, "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu")]
    public void Check_01_A_state_has_43_to_512_characters_of_base64url(int partner, int skill, string user)
    {
        var link = new LinkKey(new PartnerId(new string('p', partner)), new SkillId("amzn1.ask.skill." + new string('s', skill)), new UserId(user));
        var state = StateHandle.New(link);
        var handles = host.Services.GetRequiredService<IHandleSealer>();
        var text = handles.Seal(StateHandle.Kind, state.Encode());
        text.ShouldMatch(@"\A[A-Za-z0-9_-]{43,512}\z");
        handles.TryOpen(StateHandle.Kind, text, out var payload).ShouldBeTrue();
        StateHandle.TryDecode(payload, out var read).ShouldBeTrue();
        read.Link.ShouldBe(link);
        read.Id.ShouldBe(state.Id);
    }
}
