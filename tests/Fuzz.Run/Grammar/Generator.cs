using Platform.Fuzz.Run.Mutations;
using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>Makes each request from seed and index alone: a valid one, with 0 to 3 mutations.</summary>
internal sealed class Generator(FuzzWorld world, long seed)
{
    private readonly ValidRequests _valid = new(world);

    public long Seed => seed;

    public Draft Make(long index)
    {
        var dice = new Dice(seed, index);
        var draft = _valid.Make(world.Routes.Draw(dice), dice);
        var mutations = dice.Below(10) switch
        {
            < 2 => 0,
            < 7 => 1,
            < 9 => 2,
            _ => 3,
        };
        for (var i = 0; i < mutations; i++)
        {
            var mutation = MutationList.Draw(draft, dice);
            draft.Mutations.Add(mutation.Name);
            mutation.Apply(draft, dice, world);
        }

        return draft;
    }
}
