using System.Globalization;
using Survey.Core.Comparisons;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes a comparison of two rounds as CSV: one line for each thing that was compared, with its value in both rounds.</summary>
public static class ComparisonCsv
{
    private static readonly string[] Header =
        ["round", "earlier_round", "part", "region", "code", "figure", "earlier", "later", "changed", "only_earlier", "only_later"];

    /// <summary>Writes the comparison.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="comparison">The comparison to write.</param>
    public static void Write(TextWriter output, RoundComparison comparison)
    {
        using var table = Csv.Begin(output, Header);
        if (comparison.Participants is { } participants)
        {
            Participants("joined", participants.Joined, isEarlier: false);
            Participants("left", participants.Left, isEarlier: true);
            Participants("answered-earlier-only", participants.AnsweredEarlierOnly, isEarlier: true);
            Participants("answered-later-only", participants.AnsweredLaterOnly, isEarlier: false);
        }

        foreach (var region in comparison.Regions)
        {
            foreach (var element in region.Elements)
            {
                var (before, after) = (Say(element.Earlier.Recurrent), Say(element.Later.Recurrent));
                Line("recurrence", region.Region.Code, element.Element.Code, "recurrent", before, after);
            }
        }

        foreach (var compared in comparison.Figures)
        {
            var figure = compared.Figure;
            Line(
                "figure",
                figure.Region?.Code,
                figure.Element?.Code ?? figure.Theme?.Code ?? figure.Part,
                figure.Kind.Code,
                Number(compared.Earlier.Number),
                Number(compared.Later.Number),
                compared.IsChanged,
                compared.Earlier.Without(compared.Later),
                compared.Later.Without(compared.Earlier));
        }

        foreach (var question in comparison.Questions)
        {
            WriteQuestion(question);
        }

        foreach (var difference in comparison.Differences)
        {
            Line(
                $"difference/{difference.Subject.Code}",
                region: null,
                difference.Code,
                difference.Reason.Code,
                CsvText.Neutralize(difference.Earlier?.In("en", comparison.Earlier.Round.Questionnaire.DefaultLanguage)),
                CsvText.Neutralize(difference.Later?.In("en", comparison.Later.Round.Questionnaire.DefaultLanguage)));
        }

        void Participants(string what, IReadOnlyList<Organization> organizations, bool isEarlier)
        {
            List<string> codes = [.. organizations.Select(organization => organization.Code)];
            Line(
                "participants",
                region: null,
                code: null,
                what,
                isEarlier ? Number(codes.Count) : "0",
                isEarlier ? "0" : Number(codes.Count),
                codes.Count > 0,
                isEarlier ? codes : [],
                isEarlier ? [] : codes);
        }

        void WriteQuestion(ComparedQuestion question)
        {
            var (path, before, after) = (question.Later.Question.Path, question.Earlier.Total, question.Later.Total);
            Line("question", region: null, path, "asked", Number(before.Asked), Number(after.Asked));
            Line("question", region: null, path, "answered", Number(before.Answered), Number(after.Answered));
            if (before.Numbers is not null || after.Numbers is not null)
            {
                Line("question", region: null, path, "mean", Number(before.Numbers?.Mean), Number(after.Numbers?.Mean));
                Line("question", region: null, path, "median", Number(before.Numbers?.Median), Number(after.Numbers?.Median));
            }

            foreach (var entry in question.Entries)
            {
                var code = CsvText.NeutralizeCode($"{path}={entry.Code}");
                Line("answer", region: null, code, "count", Number(entry.Earlier?.Count), Number(entry.Later?.Count));
                Line("answer", region: null, code, "share", Number(entry.Earlier?.Share), Number(entry.Later?.Share));
            }
        }

        void Line(
            string part,
            string? region,
            string? code,
            string figure,
            string? earlier,
            string? later,
            bool? changed = null,
            IReadOnlyList<string>? onlyEarlier = null,
            IReadOnlyList<string>? onlyLater = null)
        {
            table.WriteField(comparison.Later.Round.Code);
            table.WriteField(comparison.Earlier.Round.Code);
            table.WriteField(part);
            table.WriteField(region);
            table.WriteField(code);
            table.WriteField(figure);
            table.WriteField(earlier);
            table.WriteField(later);
            table.WriteField(changed ?? (earlier != later));
            table.WriteField(string.Join(' ', onlyEarlier ?? []));
            table.WriteField(string.Join(' ', onlyLater ?? []));
            table.EndRecord();
        }
    }

    private static string Say(bool value) => value ? "true" : "false";

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
