using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;

namespace Survey.Files.XlsForms;

/// <summary>Reads a questionnaire from any of the files that can hold one.</summary>
public static class QuestionnaireFile
{
    /// <summary>The questionnaire, or all that is wrong with it.</summary>
    /// <param name="path"><c>.json</c>, or a form: <c>.xlsx</c>, <c>.xlsm</c>, <c>.md</c> or a folder with <c>survey.csv</c>.</param>
    public static Outcome<Questionnaire> Read(string path)
    {
        var problems = new ProblemLog();
        var questionnaire = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)
            ? ReadJson(path, problems)
            : FormFile.Read(path, problems) is { } form ? XlsFormReader.Read(form, problems) : null;
        return problems.ToOutcome(questionnaire);
    }

    /// <summary>The questionnaire in a file that is none of this machine, or all that is wrong with it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name: <c>.json</c>, or a form <c>.xlsx</c>, <c>.xlsm</c> or <c>.md</c>.</param>
    public static Outcome<Questionnaire> Read(byte[] bytes, string name)
    {
        var problems = new ProblemLog();
        var questionnaire = Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(bytes, Place.OfFile(name), problems)
            : FormFile.Read(bytes, name, problems) is { } form ? XlsFormReader.Read(form, problems) : null;
        return problems.ToOutcome(questionnaire);
    }

    /// <summary>The questionnaire as the tables of a form, with what a form cannot say as warnings.</summary>
    /// <param name="questionnaire">A questionnaire without problems.</param>
    /// <param name="path">The file it was read from; a <c>framework.json</c> beside it gives coded questions their list.</param>
    public static Outcome<XlsForm> ToForm(Questionnaire questionnaire, string path)
    {
        var problems = new ProblemLog();
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "framework.json");
        Framework? framework = null;
        if (File.Exists(beside))
        {
            var place = Place.OfFile(Path.GetFileName(beside));
            using var document = JsonSource.Parse(File.ReadAllBytes(beside), place, problems);
            framework = document is null ? null : FrameworkReader.Read(new JsonValue(document.RootElement, place, problems));
        }

        return problems.ToOutcome(problems.Errors > 0 ? null : XlsFormWriter.Write(questionnaire, framework, Place.OfFile(Path.GetFileName(path)), problems));
    }

    private static Questionnaire? ReadJson(string path, ProblemLog problems)
    {
        var place = Place.OfFile(Path.GetFileName(path));
        if (!File.Exists(path))
        {
            problems.Add(ProblemCatalogue.FileMissing, place, "There is no such file.");
            return null;
        }

        if (new FileInfo(path).Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.FileTooLarge, place, $"The file is larger than {FormFile.LargestFile / (1024 * 1024)} MB.");
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
