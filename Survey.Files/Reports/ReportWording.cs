using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>
/// What a report of a round says, in one language: its texts, from <c>reports.*.json</c> of the language's folder, and names,
/// numbers, dates and lists.
/// </summary>
/// <param name="round">The round; gives the language if none is wanted, and the names that the language lacks.</param>
/// <param name="language">The language of the report; null for the round's own.</param>
public sealed class ReportWording(Round round, Language? language = null)
    : LanguageTexts(language ?? LanguageOf(round), ByLanguage[(language ?? LanguageOf(round)).Tag].All)
{
    private static readonly TextsByLanguage<LanguageTexts> ByLanguage =
        new(typeof(ReportWording).Assembly, "reports", (language, texts) => new LanguageTexts(language, texts));

    /// <summary>
    /// The language of a round's reports: its questionnaire's default language; English if reports are not written in it.
    /// </summary>
    public static Language LanguageOf(Round round) => Language.Find(round.Questionnaire.DefaultLanguage) ?? Language.English;

    /// <summary>Instead of an empty list.</summary>
    public string None => this["none"];

    /// <summary>A text in the report's language, or else in the default language of the questionnaire.</summary>
    public string Of(LocalizedText text) => text.In(In.Tag, round.Questionnaire.DefaultLanguage);

    /// <summary>The title of a practice in a list.</summary>
    public string TitleOf(Practice practice) => practice.GetTitle(In.Tag, round.Questionnaire.DefaultLanguage);

    /// <summary>The text of a practice: the analyst's translation into the report's language, or else as it was given.</summary>
    public string TextOf(Practice practice) => practice.GetText(In.Tag);

    /// <summary>The short name of an organization.</summary>
    public string Of(Organization organization) => Of(organization.Short);

    /// <summary>The code and short title of an element: “i Protection of human rights”.</summary>
    public string Of(Element element) => $"{element.Code} {Of(element.Short)}";

    /// <summary>The code and short title of a theme: “1 Human rights and inclusion”; only the title if it has no code.</summary>
    public string Of(Theme theme) => theme.Code is null ? Of(theme.Short) : $"{theme.Code} {Of(theme.Short)}";

    /// <summary>The name of a region, beginning with a capital letter; its code if it has no name.</summary>
    public string Of(Region region) => Of(region.Name) is { Length: > 0 } ? Heading(region.Name) : region.Code;

    /// <summary>A name with a capital letter at its start: “The Americas”.</summary>
    public string Heading(LocalizedText text) => Language.Capitalize(Of(text));

    /// <summary>What the round calls its analysed rows, as within a sentence: “recommendations”.</summary>
    public string Rows => round.RowsName is { } name ? Of(name) : this["rows.recommendations"];

    /// <summary>The same with a capital letter at its start: “Recommendations”.</summary>
    public string RowsHeading => Language.Capitalize(Rows);

    /// <summary>What the round calls its practices, with a capital letter at its start; empty if it has none.</summary>
    public string PracticesHeading =>
        round.Analysis.Practices == round.Analysis.Repeat ? RowsHeading
        : round.Questionnaire.Scope.Find(round.Analysis.Practices) is not { } practices ? ""
        : round.Analysis.Practices == AnalysisSettings.Default.Practices ? Language.Capitalize(this["rows.practices"])
        : Heading(practices.Question.Label);

    /// <summary>The name of a category of practices, with a capital letter at its start.</summary>
    public string NameOf(PracticeCategory category) =>
        category.Category is { } choice ? Heading(choice.Label) : this["workbook.practices.no-category"];

    /// <summary>How a sentence counts organizations of a type or group; null if nothing says so in the report's language.</summary>
    public string? FindCounted(CountedName? counted, int count) => counted?.Find(count, In, round.Questionnaire.DefaultLanguage);

    /// <summary>The full name of an organization, followed by the short one unless the full name contains it.</summary>
    public string FullName(Organization organization)
    {
        var (name, brief) = (Of(organization.Name), Of(organization.Short));
        return name.Contains(brief, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({brief})";
    }

    /// <summary>A count, with its thousands set apart. An answer, which may be a year, is a decimal number and is not grouped.</summary>
    public string Number(long count) => In.Write(count);

    /// <summary>A text in the plural form of a number, which is written in words if the language has a word for it.</summary>
    public string CountInWords(string key, int count) =>
        Fill($"{key}#{In.GetPluralForm(count)}", ("count", In.FindWord(count) ?? In.Write(count)));

    /// <summary>A number of an answer, or a figure computed from answers: not grouped, since it may be a year.</summary>
    public string Number(decimal number) => In.Write(number);

    /// <summary>A figure computed from the answers to a question, with its unit if it has one.</summary>
    public string Number(decimal number, Question question) => NumericQuestion.WriteFigure(question, number, In);

    /// <summary>A share of a whole as a percentage, rounded half up; 0 % if the whole is 0.</summary>
    public string Percent(int part, int whole, int decimals = 0) => In.WritePercent(whole == 0 ? 0 : (decimal)part / whole, decimals);

    /// <summary>A part and its whole: “6 of 7”.</summary>
    public string OutOf(int part, int whole) => Fill("out-of", ("part", part), ("whole", whole));

    /// <summary>A part, its whole and its share: “6 of 7 (86 %)”; without the share if the whole is 0.</summary>
    public string OutOfWithShare(int part, int whole, int decimals = 0) =>
        whole == 0
            ? OutOf(part, whole)
            : Fill("out-of.share", ("part", part), ("whole", whole), ("share", Percent(part, whole, decimals)));

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) => In.Write(day);

    /// <summary>A moment in words, in universal time.</summary>
    public string Moment(DateTimeOffset moment) => In.Write(moment);

    /// <summary>The line that names a publication, with its moment and hash.</summary>
    public string Of(PublishedState publication) => Fill(
        "overview.publication",
        ("publication", In.Isolate(publication.Code)),
        ("moment", Moment(publication.MadeAt)),
        ("hash", In.Isolate(publication.Hash)));

    /// <summary>Words or codes separated by commas.</summary>
    public string List(IEnumerable<string> items) => In.Write(items);

    /// <summary>Names separated by semicolons, because names may contain commas; “none” if there are none.</summary>
    public string ListNames(IEnumerable<string> names) => Join(names) is { Length: > 0 } list ? list : None;

    /// <summary>Names separated by semicolons; empty if there are none.</summary>
    public string Join(IEnumerable<string> names) => string.Join(this["names.separator"], names.Select(In.Isolate));

    /// <summary>The short names of a group's organizations; empty in an open round, where respondents are only counted.</summary>
    public string ListNames(RespondentGroup? group) => group?.Organizations is { } organizations ? ListNames(organizations.Select(Of)) : "";

    /// <summary>The name of a region as within a sentence: “the Americas”; its code if it has no name.</summary>
    public string Within(Region region) => Of(region.Name) is { Length: > 0 } name ? name : region.Code;

    /// <summary>The names of regions as within a sentence, separated by semicolons; “none” if there are none.</summary>
    public string ListNames(IEnumerable<Region> regions) => ListNames(regions.Select(Within));
}
