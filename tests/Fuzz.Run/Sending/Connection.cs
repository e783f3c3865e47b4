using System.Net;
using System.Net.Sockets;

namespace Platform.Fuzz.Run.Sending;

/// <summary>A connection, with plain blocking calls: a thread for each is the fastest that one core gives.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <exception cref="SocketException">Nobody listens.</exception>
    public Connection(Uri url, TimeSpan patience)
    {
        _socket.SendTimeout = _socket.ReceiveTimeout = (int)patience.TotalMilliseconds;
        _socket.Connect(new IPEndPoint(IPAddress.Loopback, url.Port));
    }

    /// <summary>What has come and was not taken yet.</summary>
    public ReadOnlySpan<byte> Received => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether the head of the answer that is waited for was read from it.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether this side has said that nothing more will be sent.</summary>
    public bool HasEndedSending { get; private set; }

    /// <summary>Whether an answer was read from it before.</summary>
    public bool IsUsed { get; set; }

    public void Dispose() => _socket.Dispose();

    /// <summary>Sends all; false where the other side has closed.</summary>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[_socket.Send(bytes)..];
            return true;
        }
        catch (SocketException)
        {
            // It may have answered before it closed.
            return false;
        }
    }

    /// <summary>Waits for more bytes: false where none will come.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public bool Receive()
    {
        if (_start == _end)
            _start = _end = 0;
        if (_end == _buffer.Length)
            MakeRoom();
        try
        {
            var count = _socket.Receive(_buffer.AsSpan(_end));
            _end += count;
            return count > 0;
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            throw new TimeoutException();
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Take(int count) => (_start, HasBegun) = (_start + count, true);

    /// <summary>Whether something to read comes within the time.</summary>
    public bool Waits(TimeSpan time) => _socket.Poll(time, SelectMode.SelectRead);

    /// <summary>Says that nothing more will be sent.</summary>
    public void EndSending()
    {
        HasEndedSending = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The other side was first.
        }
    }

    /// <summary>Resets the connection.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        else
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
    }
}
