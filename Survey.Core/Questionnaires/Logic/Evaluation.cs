namespace Survey.Core.Questionnaires.Logic;

/// <summary>One evaluation of one expression: what it may see, and what is left of its steps.</summary>
/// <param name="scope">The answers it may refer to.</param>
/// <param name="current">The answer that <c>.</c> stands for, as a text; empty for none.</param>
/// <param name="columns">The value of a column of the choice that is being filtered; null outside of filters.</param>
internal sealed class Evaluation(AnswerScope scope, string current, Func<string, string?>? columns)
{
    /// <summary>The steps one expression may take: a sum over the largest repeat group ten times.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>The longest text an expression may make, in UTF-16 units.</summary>
    public const int LongestText = 1_000_000;

    private int _steps;

    public AnswerScope Scope => scope;

    public string Current => current;

    /// <summary>The time zone.</summary>
    public TimeZoneInfo Zone => scope.Surroundings.Zone;

    /// <summary>Where chance comes from.</summary>
    public Random Chance => scope.Surroundings.Chance;

    /// <summary>The moment, by the clock of the time zone.</summary>
    public DateTimeOffset Now => scope.Surroundings.Now is { } now
        ? TimeZoneInfo.ConvertTime(now, Zone)
        : throw new EvaluationException("it asks for the time, and nobody said when this is; give the day the response was submitted on");

    /// <summary>Counts work done, and stops what takes too much.</summary>
    public void Step(int steps = 1)
    {
        _steps += Math.Min(steps, MostSteps);
        if (_steps > MostSteps || !scope.TakeSteps(steps))
        {
            throw new EvaluationException("it takes too many steps with these answers; simplify it, or give fewer rows");
        }
    }

    public string GetColumn(string name) => columns?.Invoke(name) ?? "";

    public double ToNumber(ExpressionValue value) => value.ToNumber(Zone);

    /// <summary>A text made by a function, unless it is too long.</summary>
    public ExpressionValue MakeText(string text)
    {
        Step(text.Length / 4);
        return text.Length <= LongestText ? ExpressionValue.OfText(text) : throw TooLong();
    }

    public static EvaluationException TooLong() => new($"its text would have more than {LongestText} characters");
}
