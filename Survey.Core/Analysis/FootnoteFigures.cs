using Survey.Core.Organizations;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>The figures of a report that can have a footnote.</summary>
public static class FootnoteFigures
{
    /// <summary>The title of the summary or of a region's overview.</summary>
    public const string Title = "title";

    /// <summary>What “recurrent” means.</summary>
    public const string Recurrence = "recurrence";

    /// <summary>The number of practices.</summary>
    public const string Practices = "practices";

    /// <summary>The names of all figures of a round: <c>responded</c>, <c>respondents.1</c> (theme 1) ….</summary>
    public static IReadOnlyList<string> Of(Round round) =>
    [
        Title,
        .. new[]
        {
            FigureKind.Invited, FigureKind.Responded, FigureKind.NoFeedback, FigureKind.Late, FigureKind.Recommending,
            FigureKind.NotRecommending, FigureKind.RecommendingFinal, FigureKind.InProcess, FigureKind.AllThemes,
        }.Select(kind => kind.Code),
        Recurrence,
        Practices,
        .. round.Directory.Types.Select(OfType),
        .. round.Directory.Groups.Select(OfGroup),
        .. round.Framework.Themes.Where(theme => theme.Code is not null).Select(theme => OfTheme(theme.Code!)),
        .. round.Framework.Elements.Select(element => $"{FigureKind.Named.Code}.{element.Code}"),
    ];

    /// <summary>The number of respondents of a type.</summary>
    public static string OfType(OrganizationType type) => $"{FigureKind.RespondentsByType.Code}.{type.Code}";

    /// <summary>The number of respondents of a group of types.</summary>
    public static string OfGroup(TypeGroup group) => $"{FigureKind.RespondentsByGroup.Code}.{group.Code}";

    /// <summary>The number of respondents that address a theme.</summary>
    public static string OfTheme(string theme) => $"{FigureKind.Respondents.Code}.{theme}";
}
