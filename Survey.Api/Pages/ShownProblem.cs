using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Pages;

/// <summary>A problem as coordinators read it: the label of the field in place of its name in a file.</summary>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Label">What it is about, as the page calls it; null where the form at hand says enough.</param>
/// <param name="Field">The id of the field to go to; null for none.</param>
/// <param name="Inside">Where in a file that was chosen; null if it is not in a file.</param>
internal sealed record ShownProblem(string Text, string? Label, string? Field, string? Inside)
{
    /// <summary>What a form sends, and the documents that it becomes: their places are fields of pages.</summary>
    private static readonly string[] FormFiles = ["request", "round.json", "directory.json"];

    /// <summary>A problem as the page shows it.</summary>
    public static ShownProblem Of(Problem problem, InterfaceTexts texts)
    {
        var (file, path, text) = (problem.Place.File, problem.Place.Path, problem.ToText(texts.In));
        if (file is "account" or "token")
        {
            return new ShownProblem(text, Label: null, path.Length > 0 ? path : null, Inside: null);
        }

        if (file.StartsWith(StoredResponse.Prefix, StringComparison.Ordinal))
        {
            var organization = texts.Fill("desk.place.response", ("organization", file[StoredResponse.Prefix.Length..]));
            return new ShownProblem($"{text} {texts["desk.stored-response"]}", organization, Field: null, path.Length > 0 ? path : null);
        }

        var part = FindPart(file);
        if (path.Length == 0 && part is not null && problem.Kind == ProblemCatalogue.FileMissing)
        {
            return new ShownProblem(texts.Say(ProblemCatalogue.FileMissing["not-chosen"]), texts[$"desk.new.{part}"], $"{part}-file", Inside: null);
        }

        if (FormFiles.Contains(file, StringComparer.Ordinal))
        {
            // A field has no types as JSON has them: what is not a number stayed a text.
            var shown = problem.Kind == ProblemCatalogue.JsonWrongType ? texts.Say(ProblemCatalogue.JsonWrongType["field"]) : text;
            var (label, field) = FieldLabels.Find(path, texts);
            return new ShownProblem(shown, label, field, Inside: null);
        }

        return new ShownProblem(text, part is null ? null : texts[$"desk.new.{part}"], Field: null, problem.Place.ToText(texts.In));
    }

    /// <summary>Which of the files of a new round it is; null for none of them.</summary>
    private static string? FindPart(string file) => file switch
    {
        "framework.json" => "framework",
        "directory.json" => "directory",
        "questionnaire.json" => "questionnaire",
        _ => null,
    };
}
