using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Survey.Benchmarks.Running;

namespace Survey.Benchmarks.Client;

/// <summary>One program that uses the API, with a token.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>A client of a server.</summary>
    public ApiClient(Server server, string token)
    {
        _client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Gets a path and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">The status is not one of success.</exception>
    public async Task<(double Seconds, long Bytes)> Measure(string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var bytes = 0L;
        for (var count = await body.ReadAsync(buffer); count > 0; count = await body.ReadAsync(buffer))
        {
            bytes += count;
        }

        return (Stopwatch.GetElapsedTime(began).TotalSeconds, bytes);
    }

    /// <summary>Gets a text.</summary>
    public Task<string> Get(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Posts a JSON body.</summary>
    /// <exception cref="HttpRequestException">The status is not one of success.</exception>
    public async Task Post(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();
}
