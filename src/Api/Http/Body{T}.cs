using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Platform.Amazon;
using Platform.Api.Settings;

namespace Platform.Api.Http;

/// <summary>A JSON body, read strictly: one object, UTF-8, every member known, of its type, and there once.</summary>
/// <typeparam name="T">The body's type.</typeparam>
internal sealed class Body<T> : IBound
    where T : class, IJsonRequest<T>
{
    private readonly T? _value;

    private Body(T value) => _value = value;

    private Body(Problem problem) => Problem = problem;

    /// <summary>The body; an endpoint runs only where there is one.</summary>
    public T Value => _value ?? throw new InvalidOperationException("The body could not be read.");

    /// <inheritdoc/>
    public Problem? Problem { get; }

    /// <summary>Reads the body of a request.</summary>
    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        if (!BodyReader.HasBody(http))
        {
            return T.WhenLeftOut is { } leftOut ? new Body<T>(leftOut) : new Body<T>(Problem.Invalid("The body is missing."));
        }

        if (!IsJson(http.Request))
        {
            return new Body<T>(new Problem(ErrorCodes.RequestMediaType));
        }

        var (bytes, problem) = await BodyReader.Read(http);
        return problem is null
            ? Parse(bytes, new MemberCheck(http.RequestServices.GetRequiredService<ApiSettings>().Development))
            : new Body<T>(problem);
    }

    private static Body<T> Parse(byte[] bytes, MemberCheck check)
    {
        if (bytes.Length == 0 && T.WhenLeftOut is { } leftOut)
        {
            return new Body<T>(leftOut);
        }

        if (!Utf8.IsValid(bytes))
        {
            return new Body<T>(Problem.Invalid("The body is not valid UTF-8."));
        }

        try
        {
            if (JsonSerializer.Deserialize<T>(bytes, ApiJson.Options) is not { } value)
            {
                return new Body<T>(Problem.Invalid("The body must be a JSON object."));
            }

            value.Check(check);
            return check.Problem is { } problem ? new Body<T>(problem) : new Body<T>(value);
        }
        catch (JsonException fault)
        {
            return new Body<T>(Problem.Invalid(JsonFault.Explain(fault)));
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
