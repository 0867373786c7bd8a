using Survey.Core.Problems;
using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for dates and times. A day that does not exist fails the evaluation; a missing date gives an empty value.</summary>
internal static class DateFunctions
{
    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        Of("today", 0, 0, (evaluation, _) => ExpressionValue.OfDate(DayOf(evaluation.Now))),
        Of("now", 0, 0, (evaluation, _) => ExpressionValue.OfDateTime(evaluation.Now)),
        OfDay("date", 1, (evaluation, values) => ToDate(evaluation, values[0])),
        OfDay("date-time", 1, (evaluation, values) =>
            ToMoment(evaluation, values[0]) is { } moment ? ExpressionValue.OfDateTime(moment) : ExpressionValue.Empty),
        OfDay("decimal-date-time", 1, (evaluation, values) =>
            ToMoment(evaluation, values[0]) is { } moment ? ExpressionValue.OfNumber(Dates.ToDaysOfUtc(moment)) : ExpressionValue.Empty),
        Of("decimal-time", 1, 1, (evaluation, values) =>
            ToTime(evaluation, values[0]) is { } moment ? ExpressionValue.OfNumber(moment.TimeOfDay.TotalDays) : ExpressionValue.Empty),
        OfDay("format-date", 2, Format),
        OfDay("format-date-time", 2, Format),
    ];

    /// <summary>The failure of a text that is not a date.</summary>
    public static EvaluationException NoDateIn(string text) => new(new Phrase("failure-date", ("found", text)));

    /// <summary>A function of a date and, if it has two arguments, a format.</summary>
    private static ExpressionFunction OfDay(string name, int count, Func<Evaluation, ExpressionValue[], ExpressionValue> apply) =>
        Of(name, count, count, apply) with
        {
            CheckLiteral = (index, text) =>
            {
                if (index == 1)
                {
                    DateFormat.Apply(text, DateTimeOffset.UnixEpoch);
                }
                else if (!double.IsNaN(NumberText.Parse(text)))
                {
                    throw NoDateIn(text);
                }
            },
        };

    private static DateOnly DayOf(DateTimeOffset moment) => new(moment.Year, moment.Month, moment.Day);

    private static ExpressionValue ToDate(Evaluation evaluation, ExpressionValue value)
    {
        if (IsNumber(value) && !value.IsEmpty())
        {
            return Dates.OfDays(evaluation.ToNumber(value)) is { } date ? ExpressionValue.OfDate(date) : throw NoDate(value);
        }

        return ToMoment(evaluation, value) is { } moment ? ExpressionValue.OfDate(DayOf(moment)) : ExpressionValue.Empty;
    }

    /// <summary>True for a number, also as the text of an answer or of a calculated value.</summary>
    private static bool IsNumber(ExpressionValue value) =>
        value.Kind == ExpressionValueKind.Number
        || (value.Kind is ExpressionValueKind.Text or ExpressionValueKind.Set && !double.IsNaN(NumberText.Parse(value.ToText())));

    /// <summary>
    /// Converts a value to a date-time: a date to its first moment in the time zone, a number from days since 1 January
    /// 1970 in UTC. Null for an empty value.
    /// </summary>
    private static DateTimeOffset? ToMoment(Evaluation evaluation, ExpressionValue value)
    {
        if (value.IsEmpty())
        {
            return null;
        }

        var zone = evaluation.Zone;
        var text = value.Kind is ExpressionValueKind.Text or ExpressionValueKind.Set ? value.ToText().Trim() : "";
        var moment = value.Kind switch
        {
            ExpressionValueKind.DateTime => value.ToMoment(),
            ExpressionValueKind.Date => Dates.OnTheWall(value.ToDate(), TimeOnly.MinValue, zone),
            _ when IsNumber(value) => Dates.OfDaysUtc(evaluation.ToNumber(value), zone),
            ExpressionValueKind.Truth => null,
            _ => Dates.ParseDate(text) is { } date ? Dates.OnTheWall(date, TimeOnly.MinValue, zone) : Dates.ParseMoment(text, zone),
        };
        return moment ?? throw NoDate(value);
    }

    private static DateTimeOffset? ToTime(Evaluation evaluation, ExpressionValue value) =>
        value.Kind == ExpressionValueKind.Text && Dates.ParseTime(value.Text.Trim(), Dates.FirstDay, evaluation.Zone) is { } time
            ? time
            : ToMoment(evaluation, value);

    private static EvaluationException NoDate(ExpressionValue value) => NoDateIn(value.ToText());

    private static ExpressionValue Format(Evaluation evaluation, ExpressionValue[] values)
    {
        var form = values[1].ToText();
        return ToMoment(evaluation, values[0]) is { } moment ? evaluation.MakeText(DateFormat.Apply(form, moment)) : ExpressionValue.Empty;
    }
}
