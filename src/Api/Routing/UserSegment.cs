using Platform.Api.Http;
using Platform.Grains.Ids;

namespace Platform.Api.Routing;

/// <summary>The <c>{userId}</c> of a path, decoded once from the raw request target.</summary>
internal sealed class UserSegment : IBound
{
    /// <summary>The rule for user ids, for problems.</summary>
    public const string Rule = "must be 1 to 128 bytes of UTF-8 without control characters, and neither `.` nor `..`";

    /// <summary>The user.</summary>
    public UserId Id { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the path.</summary>
    public static ValueTask<UserSegment> BindAsync(HttpContext http)
    {
        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern;
        var index = pattern?.PathSegments.ToList().FindIndex(segment =>
            segment.Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "userId" }]) ?? -1;
        return ValueTask.FromResult(index >= 0 && UserId.TryParse(RawPath.Segment(http, index), out var id)
            ? new UserSegment { Id = id }
            : new UserSegment { Problem = Problem.Invalid($"`userId` {Rule}, percent-encoded in the path.") });
    }
}
