using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>
/// Generated answers of the token endpoint, around the pair that it has really issued: what can be read ends linked, everything else ends
/// the attempt, and the code is never sent again.
/// </summary>
[Collection(SharedCollection.Name)]
public sealed class TokenAnswerTests(SharedWorld shared)
{
    private const int OfEachKind = 40;
    private const int AtOnce = 8;
    private const int LongestToken = 2_048;

    // What the simulator puts the issued tokens in the place of.
    private const string Access = "{{access_token}}";
    private const string Refresh = "{{refresh_token}}";

    [Fact]
    public async Task Check_14_Every_readable_spelling_of_a_pair_links()
    {
        var dice = new Random(14);
        await Each(Enumerable.Range(0, OfEachKind).Select(_ => Readable(dice).ToJsonString()), async (user, redirect, body) =>
        {
            (await user.Finish(redirect)).ExpectLink("linked", "unlink");
            (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        });
    }

    [Fact]
    public async Task Check_14_Everything_else_ends_the_attempt_and_the_code_is_not_sent_again()
    {
        var dice = new Random(41);
        await Each(Enumerable.Range(0, OfEachKind).Select(number => Unreadable(number, dice)), async (user, redirect, body) =>
        {
            (await user.Finish(redirect)).ExpectProblem("amazon.malformed");
            (await user.Finish(redirect)).ExpectProblem("amazon.malformed");
            (await user.Status()).ExpectLink("notLinked", "link")["reason"].ShouldBe("amazon.malformed");
            (await user.Enablement()).ShouldBeNull();
        });
    }

    private static JsonObject Readable(Random dice)
    {
        var members = new List<KeyValuePair<string, JsonNode?>>
        {
            new("access_token", Access),
            new("refresh_token", Refresh),
        };
        if (dice.Next(4) > 0)
            members.Add(new("token_type", string.Concat("bearer".Select(letter => dice.Next(2) == 0 ? letter : (char)(letter - ' ')))));
        if (dice.Next(4) > 0)
            members.Add(new("expires_in", ExpiresIn(dice)));
        for (var number = dice.Next(4); number > 0; number--)
            members.Add(new($"x-{number}", Noise(dice)));
        var shuffled = members.ToArray();
        dice.Shuffle(shuffled);
        return new JsonObject(shuffled);
    }

    private static JsonNode? ExpiresIn(Random dice) => dice.Next(9) switch
    {
        0 => 3_600,
        1 => "3600",
        2 => 3_600.5,
        3 => 0,
        4 => -1,
        5 => long.MaxValue,
        6 => "soon",
        7 => new JsonArray(3_600),
        _ => null,
    };

    private static JsonNode? Noise(Random dice) => dice.Next(4) switch
    {
        0 => new string('x', dice.Next(8_000)),
        1 => new JsonArray(1, new JsonObject { ["access_token"] = "of something else" }),
        2 => "\u0000\ud83d\ude80\u202e",
        _ => null,
    };

    private static string Unreadable(int number, Random dice)
    {
        var json = Readable(dice);
        switch (number % 10)
        {
            case 0:
                json.Remove("access_token");
                break;
            case 1:
                json["access_token"] = dice.Next(4) switch { 0 => "", 1 => 17, 2 => null, _ => new JsonArray(Access) };
                break;
            case 2:
                json["access_token"] = new string('t', LongestToken + 1 + dice.Next(10));
                break;
            case 3:
                json["refresh_token"] = new string('t', LongestToken + 1 + dice.Next(10));
                break;
            case 4:
                json["access_token"] = Access + "\r\nX-Evil: 1";
                break;
            case 5:
                json["token_type"] = dice.Next(2) == 0 ? "mac" : 1;
                break;
            case 6:
                // Far more than the limit, once the simulator has filled in the token of hundreds of characters.
                json["padding"] = new JsonArray([.. Enumerable.Range(0, 1_000).Select(_ => JsonValue.Create(Access))]);
                break;
            case 7:
                json["nested"] = Nested(200);
                return json.ToJsonString(new JsonSerializerOptions { MaxDepth = 1_000 });
            case 8:
                var text = json.ToJsonString();
                return text[..dice.Next(1, text.Length - 1)];
            default:
                return json.ToJsonString() + dice.Next(3) switch { 0 => "}", 1 => "{}", _ => "x" };
        }

        return json.ToJsonString();
    }

    private static JsonNode Nested(int depth)
    {
        JsonNode nested = new JsonArray();
        for (; depth > 0; depth--)
            nested = new JsonArray(nested);
        return nested;
    }

    private async Task Each(IEnumerable<string> bodies, Func<PartnerUser, Redirect, string, Task> check)
    {
        var skill = await shared.World.NewSkill();
        foreach (var batch in bodies.Chunk(AtOnce))
            await Task.WhenAll(batch.Select(One));

        async Task One(string body)
        {
            var user = await skill.User().In(Region.NA);
            var redirect = await user.Approve();
            await user.Amazon.AddFault(new FaultScript
            {
                Endpoint = CallEndpoints.TokenExchange,
                User = user.AmazonUser,
                Body = body,
                ContentType = "application/json",
                AfterEffect = true,
            });
            try
            {
                await check(user, redirect, body);
            }
            catch (ShouldAssertException failure)
            {
                throw new InvalidOperationException($"The answer was: {(body.Length > 1_000 ? body[..1_000] : body)}", failure);
            }

            (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1, body);
        }
    }
}
