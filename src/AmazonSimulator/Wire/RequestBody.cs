using System.Text;

namespace Platform.AmazonSimulator.Wire;

/// <summary>Reads a request's body whole; the server bounds its size (<see cref="Hosting.Limits.RequestBody"/>).</summary>
internal static class RequestBody
{
    /// <summary>Null where the bytes are no UTF-8.</summary>
    public static async Task<string?> Read(HttpRequest request, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellation);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
