using System.Text.Json.Serialization;
using Platform.Rival.Links;
using Platform.Rival.OAuth;
using Platform.Rival.Partners;
using Platform.Rival.Skills;

namespace Platform.Rival.Http;

/// <summary>The API's JSON, generated at compile time: camelCase, and no member that it does not know.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters = [typeof(Rfc3339Converter)])]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(PutPartner))]
[JsonSerializable(typeof(PartnerJson))]
[JsonSerializable(typeof(CreateKey))]
[JsonSerializable(typeof(KeyJson))]
[JsonSerializable(typeof(PutSkill))]
[JsonSerializable(typeof(SkillJson))]
[JsonSerializable(typeof(ConsentRequest))]
[JsonSerializable(typeof(ConsentJson))]
[JsonSerializable(typeof(CallbackRequest))]
[JsonSerializable(typeof(LinkJson))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(TokenError))]
internal sealed partial class RivalJson : JsonSerializerContext;
