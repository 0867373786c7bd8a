using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>How states are written on the pages of coordinators.</summary>
public sealed partial class StateWordsTests
{
    [TestCase("en")]
    [TestCase("fr")]
    [TestCase("es")]
    [TestCase("ru")]
    public async Task States_WhereACellBeginsWithThem_HaveACapital(string language)
    {
        using var service = await CollectingService.Make();
        await service.Collecting.Save("river", "{}");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (
            var path in new[]
            {
                "/rounds",
                "/rounds/minimal",
                "/rounds/minimal/settings",
                "/rounds/minimal/responses/river",
                "/rounds/minimal/audit",
            }
        )
        {
            var words = Cell().Matches(await PageSource.Read(client, path)).Select(match => match.Groups["first"].Value).ToList();
            words.ShouldNotBeEmpty(path);
            words.Where(word => char.IsLower(word[0])).ShouldBeEmpty($"{path} {language}");
        }
    }

    /// <summary>The first word of a cell, a tag or a fact.</summary>
    [GeneratedRegex(
        @"(?:<td>|<dd>|class=""tag[^""]*"">)(?:\s|<span class=""(?:key|tag)[^>]*>(?:</span>)?|<a [^>]*>)*(?<first>\p{L}+)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Cell();
}
