using System.Security.Cryptography;
using System.Text;

namespace Survey.Tests.Support;

/// <summary>The public page of an open round, whose form is sent as a browser with script sends it.</summary>
internal static class PublicPage
{
    /// <summary>Fills in the form and sends it, with its proof of work.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, params (string Name, string Value)[] fields)
    {
        var shown = ShownForm.Read(await PageSource.Read(client, page));
        return await Send(client, page, shown.Get("_key")!, shown.Get("_stamp")!, fields);
    }

    /// <summary>Sends the form with the key and the stamp of a page that was shown before.</summary>
    public static Task<HttpResponseMessage> Send(
        HttpClient client,
        string page,
        string key,
        string stamp,
        params (string Name, string Value)[] fields) =>
        ServiceUnderTest.Send(client, page, page, [("_key", key), ("_stamp", stamp), ("_work", Solve(key)), .. fields]);

    /// <summary>What the script of the page computes.</summary>
    public static string Solve(string key) =>
        Enumerable.Range(0, int.MaxValue)
            .Select(number => $"{number}")
            .First(number => SHA256.HashData(Encoding.UTF8.GetBytes($"{key}.{number}")) is [0, 0, ..]);
}
