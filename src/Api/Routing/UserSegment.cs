using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Platform.Api.Http;
using Platform.Grains.Ids;

namespace Platform.Api.Routing;

/// <summary>The <c>{userId}</c> of a path, decoded once from the raw request target.</summary>
internal sealed class UserSegment : IBound, IEndpointParameterMetadataProvider
{
    /// <summary>The rule for user ids, for problems.</summary>
    public const string Rule = "must be 1 to 128 bytes of UTF-8 without control characters, and neither `.` nor `..`";

    /// <summary>The user.</summary>
    public UserId Id { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the path.</summary>
    public static ValueTask<UserSegment> BindAsync(HttpContext http) => ValueTask.FromResult(
        http.GetEndpoint()?.Metadata.GetMetadata<UserPosition>() is { Index: var index }
        && UserId.TryParse(RawPath.Segment(http, index), out var id)
            ? new UserSegment { Id = id }
            : new UserSegment { Problem = Problem.Invalid($"`userId` {Rule}, percent-encoded in the path.") });

    /// <summary>Notes at each endpoint that takes a user where its path has one.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        var segments = (builder as RouteEndpointBuilder)?.RoutePattern.PathSegments ?? [];
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Parts is [RoutePatternParameterPart { Name: "userId" }])
            {
                builder.Metadata.Add(new UserPosition(i));
            }
        }
    }
}
