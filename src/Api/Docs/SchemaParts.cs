using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Api.Http;

namespace Platform.Api.Docs;

/// <summary>
/// Makes schemas true where the framework cannot know: times and enumerations are strings, null only where null can be, required members of
/// requests, allowed values; answers may gain members, requests may not have unknown ones.
/// </summary>
internal sealed partial class SchemaParts : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        schema.Description = Plain(schema.Description);
        if (plain == typeof(DateTimeOffset) || plain.IsEnum)
        {
            schema.Type = plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            var isRequest = type.Namespace!.EndsWith(".Requests", StringComparison.Ordinal)
                || type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IJsonRequest<>));
            schema.AdditionalPropertiesAllowed = !isRequest;
            foreach (var property in context.JsonTypeInfo.Properties)
            {
                Describe(schema, property);
            }
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, JsonPropertyInfo property)
    {
        var attributes = property.AttributeProvider as MemberInfo;
        if (attributes is null || schema.Properties?.TryGetValue(property.Name, out var found) is not true || found is not OpenApiSchema member)
        {
            return;
        }

        member.Description = Plain(member.Description);
        if (attributes.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            member.Enum = [.. allowed.Values.OfType<string>().Select(value => (JsonNode)value)];
        }

        if (attributes.IsDefined(typeof(RequiredAttribute)))
        {
            (schema.Required ??= new HashSet<string>()).Add(property.Name);
            member.Type &= ~JsonSchemaType.Null;
        }
        else if (property is { IsGetNullable: true } && member.Type is { } type)
        {
            member.Type = type | JsonSchemaType.Null;
            member.Enum?.Add(null!);
        }
    }

    // Comments in the source name the documents that a fact comes from; readers of the API do not have them.
    private static string? Plain(string? description) => description is null ? null : Source().Replace(description, "");

    [GeneratedRegex(@"\s\((api|protocol|design|checks)\.md[^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Source();
}
