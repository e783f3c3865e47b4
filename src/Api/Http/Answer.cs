namespace Platform.Api.Http;

/// <summary>The answers that endpoints give.</summary>
internal static class Answer
{
    /// <summary>A value as JSON.</summary>
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        new JsonResult<T>(value, status);

    /// <summary>Nothing to tell: 204.</summary>
    public static IResult Nothing => TypedResults.NoContent();

    /// <summary>A failure of which the catalogue's row says everything.</summary>
    public static IResult Problem(string code) => new ProblemResult(new Problem(code));

    /// <summary>A failure.</summary>
    public static IResult Problem(Problem problem) => new ProblemResult(problem);
}
