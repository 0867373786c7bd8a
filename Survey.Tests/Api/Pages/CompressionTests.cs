using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Api.Pages;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

public sealed partial class CompressionTests
{
    private static readonly PageAsset[] Assets =
        [PageAssets.Style, PageAssets.DeskStyle, PageAssets.DocsScript, PageAssets.Icon, .. PageAssets.Modules];

    private ServiceUnderTest _service = null!;

    [OneTimeSetUp]
    public void Start() => _service = new ServiceUnderTest();

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip, deflate", "gzip")]
    [TestCase("GZIP;q=0.5", "gzip")]
    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("br;q=0, gzip;q=0", null)]
    [TestCase("identity", null)]
    [TestCase("", null)]
    public async Task Asset_EachCompression_HasTheSameContentAndIsKeptForGood(string accepted, string? expected)
    {
        using var client = _service.CreateClient();
        foreach (var address in Assets.Select(asset => asset.Address))
        {
            using var answer = await Get(client, address, accepted);

            answer.Content.Headers.ContentEncoding.ShouldBe(expected is null ? [] : [expected], address);
            answer.Headers.Vary.Single().ShouldBe("Accept-Encoding", address);
            answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            var plain = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
            (await Decompress(answer)).ShouldBe(plain, address);
        }
    }

    [Test]
    public void Modules_WhatTheyImport_IsServedBesideThem()
    {
        var names = PageAssets.Modules.Select(module => Path.GetFileName(module.Address)).ToList();
        var imports = PageAssets.Modules
            .SelectMany(module => Import().Matches(Encoding.UTF8.GetString(module.Content)))
            .Select(import => import.Groups["file"].Value)
            .ToList();

        imports.ShouldNotBeEmpty();
        imports.ShouldBeSubsetOf(names);
        PageAssets.Modules.Select(module => Path.GetDirectoryName(module.Address)).Distinct().Count().ShouldBe(1);
    }

    [TestCase("same-origin", true)]
    [TestCase("none", true)]
    [TestCase(null, true)]
    [TestCase("cross-site", false)]
    [TestCase("same-site", false)]
    [TestCase("something new", false)]
    public async Task Page_AskedForByASite_IsCompressedOnlyForItsOwn(string? site, bool isCompressed)
    {
        using var client = await _service.SignIn(ActorRole.Coordinator);

        using var answer = await Get(client, "/rounds", "br", site);

        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentEncoding.ShouldBe(isCompressed ? ["br"] : []);
    }

    [TestCase("/rounds", "same-origin", true)]
    [TestCase("/rounds", null, false)]
    [TestCase("/sign-in", null, true)]
    public async Task Page_OverTls_IsCompressedIfTheSiteIsKnownOrNoCookieSent(string path, string? site, bool isCompressed)
    {
        using var client = path == "/sign-in" ? _service.CreateClient() : await _service.SignIn(ActorRole.Coordinator);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://localhost{path}"));
        using var answer = await Send(client, request, "br", site);

        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentEncoding.ShouldBe(isCompressed ? ["br"] : []);
    }

    [Test]
    public async Task Page_AskedForTwice_HasAnotherSeal()
    {
        using var client = await _service.SignIn(ActorRole.Coordinator);

        var first = ServiceUnderTest.SealOf(await client.GetStringAsync(new Uri("/account", UriKind.Relative)));
        var second = ServiceUnderTest.SealOf(await client.GetStringAsync(new Uri("/account", UriKind.Relative)));

        first.ShouldNotBeEmpty();
        second.ShouldNotBe(first);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path, string accepted, string? site = null) =>
        Send(client, new HttpRequestMessage(HttpMethod.Get, path), accepted, site);

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpRequestMessage request, string accepted, string? site)
    {
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return client.SendAsync(request);
    }

    private static async Task<byte[]> Decompress(HttpResponseMessage answer)
    {
        await using var content = await answer.Content.ReadAsStreamAsync();
        await using Stream decompressed = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(content, CompressionMode.Decompress),
            "gzip" => new GZipStream(content, CompressionMode.Decompress),
            _ => content,
        };
        using var bytes = new MemoryStream();
        await decompressed.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("from \"\\./(?<file>[a-z]+\\.js)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
