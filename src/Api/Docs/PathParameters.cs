using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Platform.Api.Docs;

/// <summary>The parameters of paths, each with its grammar (api.md 1).</summary>
internal static partial class PathParameters
{
    /// <summary>The parameters in a path, in their order.</summary>
    public static IEnumerable<IOpenApiParameter> In(string path) => Name().Matches(path).Select(match => Parameter(match.Groups["name"].Value));

    private static OpenApiParameter Parameter(string name) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = name == "userId" ? "The partner's own opaque id: 1 to 128 bytes of UTF-8, percent-encoded." : null,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = name switch
            {
                "partnerId" => "^[a-z0-9-]{1,64}$",
                "skillId" => @"^amzn1\.ask\.skill\.[A-Za-z0-9-]{1,64}$",
                _ => null,
            },
            MinLength = name == "userId" ? 1 : null,
            MaxLength = name == "userId" ? 128 : null,
        },
    };

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
