using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>One evaluation of one expression: its inputs and its step limit.</summary>
/// <param name="scope">The answers that the expression may refer to.</param>
/// <param name="current">The answer that <c>.</c> refers to, as text; empty for none.</param>
/// <param name="owner">
/// What tells its random numbers from those of other expressions: the code of a calculated question, or the text of a condition.
/// </param>
/// <param name="columns">Returns the value of a column of the choice that is being filtered; null outside filters.</param>
internal sealed class Evaluation(AnswerScope scope, string current, string owner, Func<string, string?>? columns)
{
    /// <summary>Step limit of one expression: enough for ten sums over the largest repeat group.</summary>
    public const int MaxSteps = 1_000_000;

    // Steps of one expression after those of the form are spent, so that simple expressions still work.
    private const int MaxStepsAfterwards = 1_000;

    /// <summary>The longest text that an expression may create, in UTF-16 code units.</summary>
    public const int MaxTextLength = 1_000_000;

    private int _steps;
    private Func<string, string?>? _columns = columns;
    private Random? _chance;

    public AnswerScope Scope => scope;

    public string Current => current;

    public TimeZoneInfo Zone => scope.EvaluationContext.Zone;

    /// <summary>Source of random numbers.</summary>
    public Random Chance => _chance ??= MakeChance();

    /// <summary>The current time in the time zone. Fails the evaluation if no time is known.</summary>
    public DateTimeOffset Now => scope.EvaluationContext.Now is { } now
        ? TimeZoneInfo.ConvertTime(now, Zone)
        : throw new EvaluationException(new Phrase("failure-no-time"));

    /// <summary>Counts work done. Fails the evaluation at the step limit of the expression or of the form.</summary>
    public void Step(int steps = 1)
    {
        _steps += Math.Min(steps, MaxSteps);
        var isWithinForm = scope.TakeSteps(steps) || _steps <= MaxStepsAfterwards;
        if (_steps > MaxSteps || !isWithinForm)
        {
            throw new EvaluationException(new Phrase("failure-steps"), isTooMuchWork: true);
        }
    }

    public string GetColumn(string name) => _columns?.Invoke(name) ?? "";

    /// <summary>The value of a part of the expression in which bare names are columns of a choice.</summary>
    public ExpressionValue ForChoice(Func<string, string?> columnsOfChoice, ExpressionNode part)
    {
        var before = _columns;
        _columns = columnsOfChoice;
        var value = part.Evaluate(this);
        _columns = before;
        return value;
    }

    public double ToNumber(ExpressionValue value) => value.ToNumber(Zone);

    /// <summary>Returns a text that a function created. Fails the evaluation if it is too long.</summary>
    public ExpressionValue MakeText(string text)
    {
        Step(text.Length / 4);
        return text.Length <= MaxTextLength ? ExpressionValue.OfText(text) : throw TooLong();
    }

    /// <summary>Random numbers that depend only on the response, the row and the expression.</summary>
    private Random MakeChance()
    {
        if (scope.EvaluationContext.Seed is not { } seed)
        {
            return scope.EvaluationContext.Chance;
        }

        // FNV-1a: the hash of .NET differs from process to process.
        var hash = 2166136261u;
        foreach (var character in $"{seed}\n{owner}\n{string.Join('/', scope.Outwards().Select(each => each.Position))}")
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return new Random(unchecked((int)hash));
    }

    public static EvaluationException TooLong() => new(new Phrase("failure-text-long", ("most", MaxTextLength)));
}
