using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Survey.Benchmarks.Client;

/// <summary>A kept HTTP/1.1 connection on which one request after the other is sent as bytes.</summary>
internal sealed class HttpSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    private HttpSocket()
    {
    }

    /// <summary>Connects to a loopback port.</summary>
    public static async Task<HttpSocket> Connect(int port)
    {
        var connection = new HttpSocket();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    /// <summary>Sends a request and receives the whole answer, which must be shorter than 64 KiB.</summary>
    /// <returns>The status.</returns>
    public async ValueTask<int> Send(byte[] request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var received = 0;
        while (!IsComplete(_buffer.AsSpan(0, received)))
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received), SocketFlags.None);
            received += count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
        }

        return Utf8Parser.TryParse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _) ? status : 0;
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        return length < 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(length + "Content-Length: ".Length)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}
