using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Platform.Engine;
using Platform.Grains.Links;
using Platform.Grains.Skills;

namespace Platform.Grains.Tests.Golden;

/// <summary>What older programs have stored must be read for ever, and what is stored must not change by accident.</summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new(StateJson.Options) { WriteIndented = true };

    // As records were written before empty members were left out.
    private static readonly JsonSerializerOptions Full = new(StateJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static TheoryData<string> States => [.. GoldenStates.All.Keys];

    [Fact]
    public void There_is_a_golden_record_of_every_kind_of_state()
    {
        var states = typeof(LinkState).Assembly.GetTypes().Where(type => type.Name.EndsWith("State", StringComparison.Ordinal) && type.IsPublic);
        states.Select(type => type.Name).ShouldBe(GoldenStates.All.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_member_of_a_golden_record_is_filled(string name) => Unfilled(GoldenStates.All[name], name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(States))]
    public void Check_45_A_golden_record_is_written_as_it_was_and_read_back_equal(string name)
    {
        var state = GoldenStates.All[name];
        var written = JsonSerializer.Serialize(state, state.GetType(), Indented);
        var golden = Golden(name, written);
        written.ShouldBe(golden);
        var read = JsonSerializer.Deserialize(golden, state.GetType(), StateJson.Options);
        JsonSerializer.Serialize(read, state.GetType(), Indented).ShouldBe(golden);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Check_45_A_member_that_is_missing_or_unknown_anywhere_is_tolerated(string name)
    {
        var type = GoldenStates.All[name].GetType();
        var golden = JsonSerializer.SerializeToNode(GoldenStates.All[name], type, StateJson.Options)!;
        foreach (var path in Objects(golden).Select(node => node.GetPath()).ToList())
        {
            var unknown = golden.DeepClone();
            At(unknown, path)["later"] = new JsonObject { ["list"] = new JsonArray(1, "two") };
            JsonSerializer.SerializeToNode(unknown.Deserialize(type, StateJson.Options), type, StateJson.Options)!.ToJsonString()
                .ShouldBe(golden.ToJsonString());
            foreach (var member in At(golden, path).Select(pair => pair.Key).ToList())
            {
                var older = golden.DeepClone();
                At(older, path).Remove(member);
                var written = JsonSerializer.SerializeToNode(older.Deserialize(type, StateJson.Options), type, StateJson.Options)!;
                At(written, path).Remove(member);
                written.ToJsonString().ShouldBe(older.ToJsonString());
            }
        }
    }

    [Fact]
    public void Check_45_A_new_record_is_what_it_was_since_what_is_empty_in_it_is_not_written()
    {
        var made = typeof(LinkState).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsEnum && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToDictionary(type => type.FullName!, type => JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, Full));
        made.Keys.ShouldContain(typeof(LinkState).FullName!);
        var written = JsonSerializer.Serialize(made, Indented);
        written.ShouldBe(Golden("NewRecords", written));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void What_is_empty_is_not_written_and_read_back_as_it_was(string name)
    {
        var type = GoldenStates.All[name].GetType();
        var made = Activator.CreateInstance(type);
        var full = JsonSerializer.Serialize(made, type, Full);
        var written = JsonSerializer.SerializeToNode(made, type, StateJson.Options)!.AsObject();
        written["schemaVersion"].ShouldNotBeNull();
        written.Select(member => member.Value).ShouldAllBe(value => value is JsonValue || value is JsonObject || ((JsonArray)value!).Count > 0);
        foreach (var stored in new[] { full, written.ToJsonString() })
        {
            JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, type, StateJson.Options), type, Full).ShouldBe(full);
        }
    }

    [Fact]
    public void What_has_another_value_in_a_new_record_is_written_where_it_is_empty()
    {
        var settings = new SkillSettings { Pkce = false };
        var written = JsonSerializer.Serialize(settings, StateJson.Options);
        written.ShouldContain("\"pkce\":false");
        JsonSerializer.Deserialize<SkillSettings>(written, StateJson.Options)!.Pkce.ShouldBeFalse();
    }

    // The file that was written is left beside the golden one, to be looked at where they differ.
    private static string Golden(string name, string written)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".written", written + "\n");
        File.Exists(path).ShouldBeTrue($"There is no golden file {name}.json.");
        return File.ReadAllText(path).TrimEnd();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(pair => Objects(pair.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static JsonObject At(JsonNode root, string path) => Objects(root).Single(node => node.GetPath() == path);

    private static IEnumerable<string> Unfilled(object value, string path)
    {
        foreach (var property in value.GetType().GetProperties().Where(property => property.IsDefined(typeof(IdAttribute), inherit: false)))
        {
            var here = $"{path}.{property.Name}";
            var member = property.GetValue(value);
            if (member is null || (property.PropertyType.IsValueType && member.Equals(Activator.CreateInstance(property.PropertyType))))
            {
                yield return here;
            }
            else
            {
                var items = member is IEnumerable and not string ? ((IEnumerable)member).Cast<object>().ToList() : [member];
                foreach (var unfilled in items.Where(item => item is not byte).SelectMany(item => Unfilled(item, here)))
                {
                    yield return unfilled;
                }
            }
        }
    }
}
