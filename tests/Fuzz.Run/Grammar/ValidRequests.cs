using Platform.Fuzz.Run.Worlds;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>Requests as a careful caller would send them, about things that are there.</summary>
internal sealed class ValidRequests(FuzzWorld world)
{
    public Draft Make(Route route, Dice dice)
    {
        var draft = new Draft { Route = route, Method = route.Method, User = dice.Below(world.Users.Count) };
        foreach (var segment in route.Template.Split('/').Skip(1))
        {
            if (segment is ['{', .., '}'])
            {
                draft.Parameters.Add(draft.Segments.Count);
                draft.Segments.Add(Parameter(segment[1..^1], route, draft, dice));
            }
            else
            {
                draft.Segments.Add(segment);
            }
        }

        foreach (var (name, values) in route.Query)
        {
            if (dice.OneIn(3))
                draft.Query.Add($"{name}={Value(name, values, dice)}");
        }

        draft.Headers.Add(("Host", new Uri(world.World.Url).Authority));
        if (route.Scope is not null and not "management")
            draft.Headers.Add(("Authorization", $"Bearer {Key(route.Scope, dice)}"));
        draft.Body = Bodies.Of(route, draft, dice, world);
        if (draft.Body is not null)
            draft.Headers.Add(("Content-Type", route.MediaType + (dice.OneIn(4) ? "; charset=utf-8" : "")));
        if (route.Name == "putSkill" && dice.OneIn(8))
            draft.Headers.Add(("If-Match", world.Tags[dice.Below(world.Tags.Count)]));
        if (draft.Body is not null && dice.OneIn(10))
            draft.ChunkSize = 1 + dice.Below(200);
        return draft;
    }

    private string Parameter(string name, Route route, Draft draft, Dice dice) => name switch
    {
        "partnerId" when route.Name == "getPartner" && dice.OneIn(2) => world.Skill.Partner.PartnerId,
        "partnerId" => dice.Pick(world.SparePartners),

        // Skills themselves are changed where nobody links; everything below a skill is about the one where users link.
        "skillId" when route.Template.EndsWith("{skillId}", StringComparison.Ordinal) && route.Method != "GET" => dice.Pick(world.SpareSkills),
        "skillId" => world.Skill.SkillId,
        "userId" => Uri.EscapeDataString(world.Users[draft.User].UserId),
        "keyId" => world.KeyIds[dice.Below(world.KeyIds.Count)],
        _ => $"x-{dice.Below(3)}",
    };

    private string Value(string name, IReadOnlyList<string> values, Dice dice) => name switch
    {
        "limit" => $"{1 + dice.Below(200)}",
        "cursor" => world.Cursors[dice.Below(world.Cursors.Count)],
        _ when values.Count > 0 => dice.Pick(values),
        _ => "x",
    };

    private string Key(string scope, Dice dice) => scope switch
    {
        "operator" => world.Keys.Operator,
        "links" when dice.OneIn(4) => world.Keys.Links,
        "skills" when dice.OneIn(4) => world.Keys.Skills,
        _ => world.Keys.Both,
    };
}
