namespace Carter;

/// <summary>The routes of one resource. Stands in for Carter's interface of the same name (docs/adr/0001).</summary>
public interface ICarterModule
{
    /// <summary>Maps the routes.</summary>
    void AddRoutes(IEndpointRouteBuilder app);
}
