using System.Text;
using Platform.Load.Wire;

namespace Platform.Load.Tests.Wire;

public sealed class FramingTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", 201, "hello")]
    [InlineData("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n", 202, "abcdefghijklmnopqrstuvwxyz")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    public void An_answer_is_read_when_it_is_whole_and_not_before(string answer, int status, string body)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        var kept = new byte[4];
        for (var length = 0; length < bytes.Length; length++)
            Framing.TryRead(bytes.AsSpan(0, length), ref kept, out _, out _).ShouldBeFalse();

        Framing.TryRead(bytes, ref kept, out var read, out var size).ShouldBeTrue();
        read.ShouldBe(status);
        Encoding.ASCII.GetString(kept, 0, size).ShouldBe(body);
    }

    [Theory]
    [InlineData("SSH-2.0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")]
    public void What_is_no_answer_is_refused(string answer)
    {
        var kept = Array.Empty<byte>();
        Should.Throw<FormatException>(() => Framing.TryRead(Encoding.ASCII.GetBytes(answer), ref kept, out _, out _));
    }
}
