using System.Net;
using System.Security.Cryptography;

namespace Platform.Amazon.Http;

/// <summary>
/// A request body that goes out at most once. The transport asks for it after the connection stands and before the first byte is on the
/// wire, so <see cref="Started"/> tells whether anything can have been spent; and whatever retry rule the transport has or will get, it
/// cannot send the body a second time.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly byte[] _body;
    private int _started;

    public SingleUseContent(byte[] body, string contentType)
    {
        _body = body;

        // Without validation, since the typed header would rewrite the value.
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>Whether the body was handed to a connection.</summary>
    public bool Started => Volatile.Read(ref _started) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("A request body is sent at most once.");
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CryptographicOperations.ZeroMemory(_body);
        base.Dispose(disposing);
    }
}
