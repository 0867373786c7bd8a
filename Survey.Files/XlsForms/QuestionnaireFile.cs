using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;
using Survey.Files.Folders;

namespace Survey.Files.XlsForms;

/// <summary>Reads a questionnaire from JSON or from an XLSForm in any of its file formats.</summary>
public static class QuestionnaireFile
{
    /// <summary>Reads a questionnaire from a file or folder. Returns it, or all problems.</summary>
    /// <param name="path"><c>.json</c>, or a form: <c>.xlsx</c>, <c>.xlsm</c>, <c>.md</c> or a folder with <c>survey.csv</c>.</param>
    /// <param name="leftOut">What is left out of a form, with a warning, instead of being refused.</param>
    public static Outcome<Questionnaire> Read(string path, LeaveOut leftOut = LeaveOut.None)
    {
        var problems = new ProblemLog();
        var questionnaire = IsJson(path)
            ? ReadJson(path, problems)
            : FormFile.Read(path, problems) is { } form ? XlsFormReader.Read(form, problems, leftOut) : null;
        return problems.ToOutcome(questionnaire);
    }

    /// <summary>True if a path is read as JSON, not as a form.</summary>
    public static bool IsJson(string path) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>Reads an uploaded questionnaire. Returns it, or all problems.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="name">Name of the file: <c>.json</c>, or a form <c>.xlsx</c>, <c>.xlsm</c> or <c>.md</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Outcome<Questionnaire> Read(byte[] bytes, string name, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var questionnaire = Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(bytes, Place.OfFile(name), problems)
            : FormFile.Read(bytes, name, problems, cancellationToken) is { } form ? XlsFormReader.Read(form, problems) : null;
        return problems.ToOutcome(questionnaire);
    }

    /// <summary>Converts a questionnaire to a form. What a form cannot express is reported as warnings.</summary>
    /// <param name="questionnaire">A questionnaire without problems.</param>
    /// <param name="path">
    /// The file of the questionnaire. <c>framework.json</c> and <c>frameworks/*.json</c> in its folder give coded questions their choices.
    /// </param>
    public static Outcome<XlsForm> ToForm(Questionnaire questionnaire, string path)
    {
        var problems = new ProblemLog();
        var frameworks = new RoundFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, problems).ReadFrameworks();
        return problems.ToOutcome(
            problems.Errors > 0 ? null : XlsFormWriter.Write(questionnaire, frameworks, Place.OfFile(Path.GetFileName(path)), problems));
    }

    private static Questionnaire? ReadJson(string path, ProblemLog problems)
    {
        var place = Place.OfFile(Path.GetFileName(path));
        if (!File.Exists(path))
        {
            problems.Add(ProblemCatalogue.FileMissing["none"], place);
            return null;
        }

        if (new FileInfo(path).Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.FileTooLarge, place, ("size", FormFile.LargestFile / (1024 * 1024)));
            return null;
        }

        return ReadJson(File.ReadAllBytes(path), place, problems);
    }

    private static Questionnaire? ReadJson(byte[] bytes, Place place, ProblemLog problems)
    {
        using var document = JsonSource.Parse(bytes, place, problems);
        return document is null ? null : QuestionnaireReader.Read(new JsonValue(document.RootElement, place, problems));
    }
}
