using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Survey.Tests.Support;

/// <summary>JSON requests and responses of the API.</summary>
internal static class Json
{
    /// <summary>Sends a request; a header is written <c>If-Match: "1.0"</c>.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient client,
        string method,
        string path,
        string? body = null,
        params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var header in headers)
        {
            var parts = header.Split(": ", 2);
            request.Headers.TryAddWithoutValidation(parts[0], parts[1]).ShouldBeTrue();
        }

        return await client.SendAsync(request);
    }

    /// <summary>The body of a response that must have the status.</summary>
    public static async Task<JsonElement> Read(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The body of a GET that must succeed.</summary>
    public static async Task<JsonElement> Read(this HttpClient client, string path) => await (await client.Send("GET", path)).Read();

    /// <summary>The codes and pointers of a response's problems: <c>answer-missing /answers/name</c>.</summary>
    public static async Task<IReadOnlyList<string>> ReadProblems(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var document = await answer.Read(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        document.GetProperty("status").GetInt32().ShouldBe((int)status);
        return
        [
            .. document
                .GetProperty("problems")
                .EnumerateArray()
                .Select(problem => $"{problem.GetProperty("code").GetString()} {problem.GetProperty("pointer").GetString()}".Trim()),
        ];
    }

    /// <summary>A member's text; null if it is empty.</summary>
    public static string? Text(this JsonElement element, string member) =>
        element.GetProperty(member).ToString() is { Length: > 0 } text ? text : null;
}
