using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>What the quick reader reads is what the other one reads, and the other one has nothing to report about it.</summary>
public sealed partial class CanonicalResponseReaderTests
{
    private static readonly string[] Pieces =
        ["", " ", "\"", ",", "null", "true", "-1.50", "[]", "{}", "\\u0007", "\\u0000", "\\ud800", "\u200B", "é", "\n", "2017-02-30", "x"];

    [TestCase("grcp7")]
    [TestCase("minimal")]
    [TestCase("open-consultation")]
    [TestCase("review-2018")]
    [TestCase("accra-2023")]
    public void Read_WrittenResponse_IsRead(string sample)
    {
        var (round, responses) = SampleRound.Read(sample);

        foreach (var response in responses.Where(response => response.Footnote is null))
        {
            var json = ResponseWriter.Write(response);
            foreach (var isStored in new[] { true, false })
            {
                var read = CanonicalResponseReader.Read(Encoding.UTF8.GetBytes(json), round, isStored).ShouldNotBeNull();
                ResponseWriter.Write(read).ShouldBe(json);
            }
        }
    }

    [TestCase("grcp7")]
    [TestCase("open-consultation")]
    [TestCase("review-2018")]
    public void Read_ChangedAnywhere_IsWhatTheOtherReaderReads(string sample)
    {
        var (round, responses) = SampleRound.Read(sample);
        var random = new Random(20170626);
        var read = 0;
        foreach (var response in responses.Take(30))
        {
            var json = ResponseWriter.Write(response);
            for (var i = 0; i < 200; i++)
            {
                var changed = Change(json, random);
                read += IsSame(changed, round, isStored: true) ? 1 : 0;
                read += IsSame(changed, round, isStored: false) ? 1 : 0;
            }
        }

        read.ShouldBeGreaterThan(50);
    }

    /// <summary>Compares both readers; false if the quick one leaves the document to the other one.</summary>
    private static bool IsSame(string json, Round round, bool isStored)
    {
        if (CanonicalResponseReader.Read(Encoding.UTF8.GetBytes(json), round, isStored) is not { } read)
        {
            return false;
        }

        var (response, problems) = RoundParsing.ReadJson(json, value => ResponseReader.Read(value, round, isStored));
        problems.ShouldBeEmpty(json);
        ResponseWriter.Write(read).ShouldBe(ResponseWriter.Write(response.ShouldNotBeNull(json)), json);
        return true;
    }

    /// <summary>The document with another token in place of one, or with something inserted.</summary>
    private static string Change(string json, Random random)
    {
        var tokens = Token().Matches(json);
        var token = tokens[random.Next(tokens.Count)];
        var (from, to) = random.Next(3) switch
        {
            0 => (token.Index, token.Index + token.Length),
            1 => (token.Index, token.Index),
            _ => (token.Index + random.Next(token.Length), 0),
        };
        var other = random.Next(2) == 0 ? tokens[random.Next(tokens.Count)].Value : Pieces[random.Next(Pieces.Length)];
        return string.Concat(json.AsSpan(0, from), other, json.AsSpan(Math.Max(from, to)));
    }

    [GeneratedRegex("""("[^"]*":)?("[^"]*"|\[[^\[\]]*\]|true|null|[0-9.]+),?|[{}\[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
