using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Folders;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>
/// The formulas of the workbook, computed by LibreOffice. The values that the engine stored beside them are removed first, so every value
/// that is compared here was computed. LibreOffice is started once, for all workbooks together.
/// </summary>
[TestFixture]
public sealed class WorkbookFormulaTests
{
    private static readonly string[] Unchanged =
        ["grcp7", "panama-2023", "review-2018", "practice-template", "question-kinds", "focus-areas", "hostile", "through", "region"];

    // The rule of the round, and the rule that is typed into the cells. The last three are rounds of a hundred organizations.
    private static readonly (string Name, string Sample, RecurrenceRule Rule)[] Tried =
    [
        ("recommending", "grcp7", new(0.5m, Denominator.Recommending, 2)),
        ("responded", "grcp7", new(0.5m, Denominator.Responded, 2)),
        ("invited", "grcp7", new(0.5m, Denominator.Invited, 2)),
        ("three of five", "grcp7", new(0.6m, Denominator.ThemeRespondents, 1)),
        ("one of three", "grcp7", new(0.3333333333m, Denominator.ThemeRespondents, 0)),
        ("29 of 100", "hundred", new(0.29m, Denominator.Recommending, 1)),
        ("57 of 100", "hundred", new(0.57m, Denominator.Recommending, 1)),
        ("58 of 100", "hundred", new(0.58m, Denominator.Recommending, 58)),
    ];

    // The first organization of the sheet Data, of Africa, has not responded there.
    private const string FewerAnswers = "fewer answers";
    private const string ColumnOfResponded = "F";

    private readonly Dictionary<string, byte[]> _written = [];
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, StoredCell>>> _computed = [];
    private readonly Dictionary<string, SampleRound> _samples = [];

    [OneTimeSetUp]
    public async Task ComputeAll()
    {
        foreach (var name in Unchanged)
        {
            using var written = Write(name);
            _written.Add(name, written.Bytes);
        }

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("out"));
        foreach (var name in Unchanged)
        {
            File.WriteAllBytes(
                folder.PathOf($"{name}.xlsx"),
                StoredSheets.WithoutValues(_written[name], "", new Dictionary<string, string>()));
        }

        foreach (var (name, sample, rule) in Tried)
        {
            using var written = new WrittenWorkbook(Read(sample));
            File.WriteAllBytes(folder.PathOf($"{name}.xlsx"), Try(written.Bytes, rule));
            using var expected = new WrittenWorkbook(Read(sample), rule: rule);
            _written.Add(name, expected.Bytes);
        }

        File.WriteAllBytes(
            folder.PathOf($"{FewerAnswers}.xlsx"),
            StoredSheets.WithoutValues(_written["grcp7"], "Data", new Dictionary<string, string> { [ColumnOfResponded + "5"] = "0" }));
        string[] names = [.. Unchanged, .. Tried.Select(each => each.Name), FewerAnswers];
        await ExternalTool.Run(
            "libreoffice",
            [
                $"-env:UserInstallation={new Uri(folder.PathOf("profile")).AbsoluteUri}", "--headless", "--convert-to", "xlsx", "--outdir",
                folder.PathOf("out"), .. names.Select(name => folder.PathOf($"{name}.xlsx")),
            ]);
        foreach (var name in names)
        {
            _computed.Add(name, StoredSheets.Read(await File.ReadAllBytesAsync(Path.Combine(folder.PathOf("out"), $"{name}.xlsx"))));
        }
    }

    [TestCaseSource(nameof(Unchanged))]
    public void Recalculate_UnchangedRule_GivesTheEnginesFigures(string name)
    {
        Compare(name, (_, _) => true);
        _computed[name]["Check"]["A3"].Value.ShouldStartWith("All figures agree: ");
    }

    private static IEnumerable<string> TriedNames() => Tried.Select(each => each.Name);

    [TestCaseSource(nameof(TriedNames))]
    public void Recalculate_ChangedRule_GivesWhatTheEngineGivesByThatRule(string name)
    {
        // The sentence with the rule says that another one is tried.
        Compare(
            name,
            (sheet, formula) => sheet is not ("Check" or "Method") && !formula.StartsWith("Rule_Sentence", StringComparison.Ordinal));

        // By 0.29 the same elements are recurrent as by the rule of the round: 57, 58 and 100 of 100.
        _computed[name]["Check"]["A3"].Value.ShouldStartWith(
            name == "29 of 100" ? "All figures agree: " : "Figures that differ from the engine’s: ");
        _computed[name]["Check"]["A4"].Value.ShouldStartWith("Another rule is tried in this workbook");
        _computed[name]["Matrix"]["A2"].Value.ShouldStartWith("Another rule is tried in this workbook");
    }

    // In binary numbers 0.29 × 100 and 0.57 × 100 are a little less than 29 and 57, and 0.58 × 100 is too.
    [TestCase("29 of 100", 5)]
    [TestCase("57 of 100", 6)]
    [TestCase("58 of 100", 7)]
    public void Recalculate_ExactlyTheThreshold_IsNotRecurrent(string name, int row)
    {
        var matrix = _computed[name]["Matrix"];

        matrix[$"D{row}"].Value.ShouldBe(name[..2]);
        matrix[$"E{row}"].Value.ShouldBe("100");
        (matrix.GetValueOrDefault($"G{row}")?.Value ?? "").ShouldBe("");
        matrix["G8"].Value.ShouldBe("●", "all name the last element");
    }

    [Test]
    public void Recalculate_ChangedData_MovesTheTablesOfCharts()
    {
        var (before, after) = (_computed["grcp7"], _computed[FewerAnswers]);
        var respondents = before["Charts"].Where(cell => cell.Key[0] is 'B' or 'C' && cell.Value.Formula is not null).ToList();

        // An organization of Africa gave no answer and named nothing: it is one less of those who responded, and one more of the others.
        respondents[0].Value.Value.ShouldBe("27");
        after["Charts"][respondents[0].Key].Value.ShouldBe("26");
        after["Charts"][respondents[1].Key].Value.ShouldBe("9");
        after["Check"]["A3"].Value.ShouldStartWith("Figures that differ from the engine’s: ");
    }

    [Test]
    public void Write_ThresholdOfManyDecimals_HasValuesAndSaysWhy()
    {
        using var written = new WrittenWorkbook(Read("grcp7"), rule: new(0.12345678901m, Denominator.ThemeRespondents, 2));

        StoredSheets.Read(written.Bytes).Values.SelectMany(sheet => sheet.Values).ShouldAllBe(cell => cell.Formula == null);
        written.SheetNames.ShouldNotContain(name => name == "Data" || name == "Check");
        WrittenWorkbook.RowsOf(written["Method"])
            .ShouldContain(row => row[1].StartsWith("The threshold has more decimals than formulas", StringComparison.Ordinal));
    }

    [Test]
    public void Write_EveryFigure_HasAFormula()
    {
        var cells = StoredSheets.Read(_written["grcp7"]);

        foreach (var row in Enumerable.Range(5, 24))
        {
            for (var column = 4; column <= 20; column++)
            {
                cells["Matrix"][$"{(char)('A' + column - 1)}{row}"].Formula.ShouldNotBeNull();
            }
        }

        cells["Charts"].Values.Count(cell => cell.Formula is not null).ShouldBe(141);
        var numbers = new[] { "Summary", "Africa", "Results", "Charts" }.SelectMany(sheet => cells[sheet]
            .Where(cell => cell.Key[0] is >= 'B' and <= 'E' && double.TryParse(cell.Value.Value, out _) && cell.Value.Formula is null)
            .Select(cell => $"{sheet} {cell.Key}"));
        numbers.ShouldAllBe(
            cell => cell.StartsWith("Summary C", StringComparison.Ordinal),
            "only the number of all regions is not counted");
    }

    /// <summary>Compares the engine's values with the computed ones, cell by cell.</summary>
    private void Compare(string name, Func<string, string, bool> isCompared)
    {
        var count = 0;
        foreach (var (sheet, cells) in StoredSheets.Read(_written[name]))
        {
            foreach (var (address, cell) in cells.Where(cell => cell.Value.Formula is { } formula && isCompared(sheet, formula)))
            {
                var computed = _computed[name][sheet].GetValueOrDefault(address) ?? new StoredCell(Formula: null, "");
                cell.Agrees(computed)
                    .ShouldBeTrue($"{sheet} {address}: engine “{cell.Value}”, computed “{computed.Value}”, {cell.Formula}");
                count++;
            }
        }

        count.ShouldBeGreaterThan(100);
    }

    private static byte[] Try(byte[] workbook, RecurrenceRule rule) => StoredSheets.WithoutValues(
        workbook,
        "Method",
        new Dictionary<string, string>
        {
            [StoredSheets.AddressOf(workbook, "Rule_Threshold")] = FormattableString.Invariant($"{rule.Threshold}"),
            [StoredSheets.AddressOf(workbook, "Rule_Denominator")] = $"\"{rule.DenominatorCode}\"",
            [StoredSheets.AddressOf(workbook, "Rule_Minimum")] = FormattableString.Invariant($"{rule.Minimum}"),
        });

    private WrittenWorkbook Write(string name)
    {
        if (name == "through")
        {
            var sample = Read("grcp7");
            var crosswalk = CrosswalkFile.Read(
                Repository.PathOf("samples", "crosswalks", "gcm-modalities-2017-to-gcm-objectives-2018.json"),
                sample.Round.Framework).Value.ShouldNotBeNull();
            var digests = sample.Responses.Select(response => ResponseDigest.Of(response, sample.Round));
            return new WrittenWorkbook(sample, through: TranslatedOverview.Of(sample.Round, sample.Round.Rule, crosswalk, digests));
        }

        return name == "region"
            ? new WrittenWorkbook(Read("grcp7"), only: Read("grcp7").Round.Directory.Regions[3])
            : new WrittenWorkbook(Read(name));
    }

    private SampleRound Read(string name)
    {
        if (!_samples.TryGetValue(name, out var sample))
        {
            sample = name switch
            {
                "hostile" => Hostile(),
                "hundred" => Hundred(),
                _ => SampleRound.Read(name),
            };
            _samples.Add(name, sample);
        }

        return sample;
    }

    /// <summary>Regions, types and elements whose names would break a formula that takes them as they are.</summary>
    private static SampleRound Hostile() => SampleRound.ReadChanged(
        "minimal",
        (framework, directory, _, _) =>
        {
            string[] names = ["Summary", "a/b:c*[d]?\\", "'it''s'", "=1+1", "\"; \"&Data!A1", "O'Brien & Co", "الشرق الأوسط", "Data"];
            for (var i = 0; i < names.Length; i++)
            {
                directory["regions"]!.AsArray().Add(new JsonObject { ["code"] = $"extra-{i}", ["name"] = names[i] });
                foreach (var organization in directory["organizations"]!.AsArray())
                {
                    organization!["regions"]!.AsArray().Add($"extra-{i}");
                }
            }

            framework["themes"]![0]!["elements"]![0]!["short"] = "=\"x\"&'y'";
        },
        Respond("lake", "a"),
        Respond("river", "a", "b"),
        Respond("forest"));

    /// <summary>A hundred recommending organizations: 29 name one element, 57 another, 58 a third, and all name the last.</summary>
    private static SampleRound Hundred() => SampleRound.ReadChanged(
        "minimal",
        (framework, directory, _, _) =>
        {
            framework["themes"]![0]!["elements"]!.AsArray().Add(new JsonObject { ["code"] = "d", ["title"] = "Named by all" });
            for (var i = 0; i < 100; i++)
            {
                directory["organizations"]!.AsArray().Add(new JsonObject
                {
                    ["code"] = $"org-{i}",
                    ["name"] = $"Organization {i}",
                    ["type"] = "forum",
                    ["regions"] = new JsonArray("north"),
                });
            }
        },
        [
            .. Enumerable.Range(0, 100).Select(index => Respond(
                $"org-{index}",
                [.. new[] { ("a", 29), ("b", 57), ("c", 58), ("d", 100) }.Where(each => index < each.Item2).Select(each => each.Item1)])),
        ]);

    private static string Respond(string organization, params string[] elements)
    {
        var coded = elements.Length == 0 ? """{"themes": ["1"], "elements": []}""" : null;
        coded ??= $$"""{"themes": [], "elements": [{{string.Join(", ", elements.Select(element => $"\"{element}\""))}}]}""";
        return $$$"""
            {"organization": "{{{organization}}}", "state": "submitted", "answers": {"has_recommendations": "yes",
             "recommendations_status": "final", "recommendations": [{"text": "A", "elements": {{{coded}}}}]}}
            """;
    }
}
