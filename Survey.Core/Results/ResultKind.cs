using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Results;

/// <summary>How the answers to a question are tabulated.</summary>
public enum ResultKind
{
    /// <summary>How often each choice was made.</summary>
    Choices,

    /// <summary>How often each choice was ranked, and how high.</summary>
    Ranks,

    /// <summary>How often each element of the question's framework was named.</summary>
    Elements,

    /// <summary>Minimum, maximum, mean, median and sum.</summary>
    Numbers,

    /// <summary>The first and the last date.</summary>
    Dates,

    /// <summary>Only who answered.</summary>
    Answers,
}

/// <summary>Chooses how a question is tabulated.</summary>
internal static class ResultKinds
{
    /// <summary>The kind of a question. A calculated question has numbers until one of its values is not a number.</summary>
    public static ResultKind Of(Question question) => question switch
    {
        SelectOneQuestion or SelectManyQuestion => ResultKind.Choices,
        RankQuestion => ResultKind.Ranks,
        CodedQuestion => ResultKind.Elements,
        IntegerQuestion or DecimalQuestion or RangeQuestion or CalculatedQuestion => ResultKind.Numbers,
        DateQuestion => ResultKind.Dates,
        TextQuestion or UrlQuestion or EmailQuestion or TimeQuestion or DateTimeQuestion or AcknowledgeQuestion or HiddenQuestion =>
            ResultKind.Answers,
        _ => throw new InvalidOperationException($"A question of type {question.TypeName} cannot be tabulated."),
    };

    /// <summary>The choices or elements of a question in order, each code once; empty if it has none.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Label)> EntriesOf(Question question, FrameworkSet frameworks) => question switch
    {
        ChoiceQuestion choices => [.. choices.Choices.Distinct.Select(choice => (choice.Code, choice.Label))],
        CodedQuestion coded => [.. frameworks.Get(coded.Framework).Elements.Select(element => (element.Code, element.Short))],
        _ => [],
    };
}
