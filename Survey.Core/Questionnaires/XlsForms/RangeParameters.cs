using System.Globalization;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Reads the parameters of a row of type "range". Those for the look of the scale are only kept, but other programs
/// refuse what does not fit the scale.
/// </summary>
/// <param name="context">Data about the form that is being read.</param>
/// <param name="row">The row of the range.</param>
/// <param name="parameters">Its parameters by name.</param>
internal sealed class RangeParameters(FormContext context, RowView row, OrderedDictionary<string, string> parameters)
{
    /// <summary>The parameter that names a list of choices, which are the labels of the scale.</summary>
    public const string LabelList = "tick_labelset";

    private const string Interval = "tick_interval";
    private const string Placeholder = "placeholder";

    /// <summary>The names of all parameters.</summary>
    public static string[] Known { get; } = ["start", "end", "step", Interval, Placeholder, LabelList];

    /// <summary>The first number.</summary>
    public decimal Start { get; private set; }

    /// <summary>The last number, which may be less than the first.</summary>
    public decimal End { get; private set; }

    /// <summary>The distance between two numbers, in either direction.</summary>
    public decimal Step { get; private set; }

    private decimal Width => Math.Abs(End - Start);

    private bool HasNoTicks => Appearance.Contains("no-ticks", StringComparison.Ordinal);

    private string Appearance => row.Code("appearance") ?? "";

    private decimal? TickInterval { get; set; }

    /// <summary>Reads all parameters except the labels; null if there is no scale.</summary>
    public RangeParameters? Read()
    {
        var (start, end, step) = (ReadNumber("start", 1), ReadNumber("end", 10), ReadNumber("step", 1));
        var (interval, placeholder) = (ReadNumber(Interval), ReadNumber(Placeholder));
        CheckAppearance();
        if (start is null || end is null || step is null)
        {
            return null;
        }

        (Start, End, Step, TickInterval) = (start.Value, end.Value, step.Value, interval);
        if (!CheckDistance("step", Step))
        {
            return null;
        }

        if (interval is { } ticks && CheckDistance(Interval, ticks) && ticks % Step != 0)
        {
            Report("interval", ("found", ticks), ("step", Step));
        }

        if (placeholder is { } shown && (!IsInside(shown) || !IsTick(shown, Step)))
        {
            Report("off-scale", ("found", shown), ("name", Detail.Exact(Placeholder)), ("from", Start), ("to", End), ("step", Step));
        }

        return this;
    }

    /// <summary>Reports choices that are no numbers of the scale.</summary>
    public void CheckLabels(ChoiceListDraft labels)
    {
        var step = TickInterval is { } ticks && ticks != 0 ? ticks : Step;
        var numbers = labels.Choices.Select(choice => (choice.Code, Number: Parse(choice.Code))).ToList();
        foreach (var (code, number) in numbers)
        {
            // Older versions of other programs count the steps of labels from 0, newer ones from the start.
            if (number is not { } label || !IsInside(label) || (!IsTick(label, step) && label % step != 0))
            {
                Report("label", ("list", labels.Code), ("found", code), ("from", Start), ("to", End), ("step", step));
                return;
            }
        }

        if (HasNoTicks && !numbers.Select(each => each.Number!.Value).ToHashSet().SetEquals([Start, End]))
        {
            Report("label-ends", ("list", labels.Code), ("from", Start), ("to", End));
        }
    }

    private static decimal? Parse(string text)
    {
        const decimal Largest = 1e15m;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Largest
            ? number
            : null;
    }

    private decimal? ReadNumber(string name, decimal? otherwise = null)
    {
        if (!parameters.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        var number = Parse(text);
        if (number is null)
        {
            Report("number", ("name", Detail.Exact(name)), ("found", text));
        }

        return number;
    }

    private void CheckAppearance()
    {
        if (Appearance.Length == 0 || HasNoTicks || Appearance.Contains("vertical", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var name in parameters.Keys.Where(name => name is Interval or Placeholder or LabelList))
        {
            Report("appearance", ("name", Detail.Exact(name)), ("found", Appearance));
        }
    }

    private bool CheckDistance(string name, decimal distance)
    {
        if (distance == 0)
        {
            Report("zero", ("name", Detail.Exact(name)));
        }
        else if (distance > Width)
        {
            Report("large", ("name", Detail.Exact(name)), ("from", Start), ("to", End));
        }

        return distance != 0 && distance <= Width;
    }

    private bool IsInside(decimal number) => number >= Math.Min(Start, End) && number <= Math.Max(Start, End);

    private bool IsTick(decimal number, decimal step) => (number - Start) % step == 0;

    private void Report(string variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        context.Problems.Add(ProblemCatalogue.XlsformParametersInvalid[variant], row.PlaceOf("parameters"), details);
}
