using Platform.Api.Http;
using Platform.Grains.Ids;

namespace Platform.Api.Routing;

/// <summary>The <c>{partnerId}</c> of a path.</summary>
internal sealed class PartnerSegment : IBound
{
    /// <summary>The partner.</summary>
    public PartnerId Id { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the path.</summary>
    public static ValueTask<PartnerSegment> BindAsync(HttpContext http) =>
        ValueTask.FromResult(PartnerId.TryParse(http.Request.RouteValues["partnerId"] as string, out var id)
            ? new PartnerSegment { Id = id }
            : new PartnerSegment { Problem = Problem.Invalid("`partnerId` must be 1 to 64 of `a-z0-9-`.") });
}
