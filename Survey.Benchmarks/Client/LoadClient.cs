using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Client;

/// <summary>
/// Posts bodies over some kept connections, as fast as the server answers. It runs in a process of its own, and writes to sockets, so
/// that it takes little of the machine that the server shares with it.
/// </summary>
internal static class LoadClient
{
    /// <summary>Runs the client in another process.</summary>
    /// <param name="server">The server.</param>
    /// <param name="path">The path to post to.</param>
    /// <param name="bodies">A file with a JSON body on each line.</param>
    /// <param name="connections">Number of connections, each with one request at a time.</param>
    /// <param name="sizes">How long.</param>
    public static async Task<LoadResult> Run(Server server, string path, string bodies, int connections, Sizes sizes)
    {
        var result = await ChildProcess.Run(ChildProcess.ToStep(
            "client",
            server.Address.Port.ToString(CultureInfo.InvariantCulture),
            path,
            bodies,
            connections.ToString(CultureInfo.InvariantCulture),
            sizes.WarmUpSeconds.ToString(CultureInfo.InvariantCulture),
            sizes.LoadSeconds.ToString(CultureInfo.InvariantCulture)));
        return JsonSerializer.Deserialize<LoadResult>(result.Output)!;
    }

    /// <summary>The step <c>client</c>: posts in this process and prints the result.</summary>
    public static async Task Run(string[] arguments)
    {
        var port = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var requests = File.ReadLines(arguments[2]).Select(body => ToRequest(port, arguments[1], body)).ToArray();
        var connections = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        var warmUp = double.Parse(arguments[4], CultureInfo.InvariantCulture);
        var seconds = double.Parse(arguments[5], CultureInfo.InvariantCulture);
        var posts = new ConcurrentBag<Post>();
        var began = Stopwatch.GetTimestamp();
        var from = began + (long)(warmUp * Stopwatch.Frequency);
        var until = from + (long)(seconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            using var socket = await HttpSocket.Connect(port);
            for (var next = connection; Stopwatch.GetTimestamp() < until; next += connections)
            {
                var sent = Stopwatch.GetTimestamp();
                var status = await socket.Send(requests[next % requests.Length]);
                posts.Add(new Post(status, sent, Stopwatch.GetTimestamp()));
            }
        }));
        var all = posts.ToList();
        var accepted = all.Where(post => post.Status == (int)HttpStatusCode.Created).ToList();
        var counted = accepted.Where(post => post.Answered >= from && post.Answered < until).ToList();
        var times = counted.Select(post => Stopwatch.GetElapsedTime(post.Sent, post.Answered).TotalMilliseconds).Order().ToList();
        Console.WriteLine(JsonSerializer.Serialize(new LoadResult(
            accepted.Count,
            all.Count - accepted.Count,
            counted.Count / seconds,
            times.Count == 0 ? 0 : times[times.Count / 2],
            times.Count == 0 ? 0 : times[times.Count * 99 / 100])));
    }

    private static byte[] ToRequest(int port, string path, string body) =>
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private readonly record struct Post(int Status, long Sent, long Answered);
}
