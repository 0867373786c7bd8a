using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.Pages;

/// <summary>A problem as coordinators read it, with the label of its field instead of a name in a file.</summary>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Label">Label of the field or part; null if the form makes it clear.</param>
/// <param name="Field">Id of the field to link to; null if there is none.</param>
/// <param name="Inside">Place in a chosen file; null if it is not in a file.</param>
internal sealed record ShownProblem(string Text, string? Label, string? Field, string? Inside)
{
    /// <summary>Places in the posted form, and in the documents made of it, are fields of pages.</summary>
    private static readonly string[] FormFiles = ["request", "round.json", "directory.json"];

    /// <summary>Converts a problem for a page.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="texts">The interface's texts.</param>
    /// <param name="parts">The part of a round that each uploaded file gives, by the name of the file; null for none.</param>
    public static ShownProblem Of(
        Problem problem,
        InterfaceTexts texts,
        IReadOnlyDictionary<string, string>? parts = null)
    {
        var (file, path, text) = (problem.Place.File, problem.Place.Path, problem.ToText(texts.In));
        if (file is "account" or "token")
        {
            return new ShownProblem(text, Label: null, path.Length > 0 ? path : null, Inside: null);
        }

        if (file.StartsWith(StoredResponse.Prefix, StringComparison.Ordinal))
        {
            var organization = texts.Fill("desk.place.response", ("organization", StoredResponse.GetRespondent(file)));
            return new ShownProblem($"{text} {texts["desk.stored-response"]}", organization, Field: null, path.Length > 0 ? path : null);
        }

        var part = parts?.GetValueOrDefault(file) ?? FindPart(file);
        if (path.Length == 0 && part is not null && problem.Kind == ProblemCatalogue.FileMissing)
        {
            return new ShownProblem(
                texts.Say(ProblemCatalogue.FileMissing["not-chosen"]),
                texts[$"desk.new.{part}"],
                RoundPart.FieldOf(part),
                Inside: null);
        }

        if (FormFiles.Contains(file, StringComparer.Ordinal))
        {
            // A field has no JSON types: an invalid number stayed text. A share is typed in percent.
            var shown =
                problem.Kind == ProblemCatalogue.JsonWrongType ? texts.Say(ProblemCatalogue.JsonWrongType["field"])
                : problem.Variant == ProblemCatalogue.NumberOutOfRange["threshold"]
                    ? texts.Say(ProblemCatalogue.NumberOutOfRange["threshold-field"])
                : text;
            var (label, field) = FieldLabels.Find(path, texts);
            return new ShownProblem(shown, label ?? Label(), field, Inside: null);
        }

        return new ShownProblem(text, Label(), part is null ? null : RoundPart.FieldOf(part), problem.Place.ToText(texts.In));

        string? Label() => part is null ? null : texts[$"desk.new.{part}"];
    }

    /// <summary>Which part of a round a document of it is; null for others.</summary>
    internal static string? FindPart(string file) => file switch
    {
        "framework.json" => RoundPart.Framework,
        "directory.json" => RoundPart.Directory,
        "questionnaire.json" => RoundPart.Questionnaire,
        _ when file.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal) => RoundPart.Further,
        _ => null,
    };
}
