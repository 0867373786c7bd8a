using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Builds the items of a questionnaire from the rows of a form, and records the row of each item.</summary>
/// <remarks>
/// Longer than 400 lines, because the row types are read side by side and share state. Independent parts are
/// separate: RowDefaults, RowExpressions, RowParameters. The next part to move out is choices and coded questions.
/// </remarks>
/// <param name="context">Data about the form that is being read.</param>
/// <param name="framework">Code of the questionnaire's framework; null if the settings give none.</param>
/// <param name="lists">The lists of choices by name, each with its draft.</param>
/// <param name="paths">Finds the rows that paths name.</param>
internal sealed class ItemBuilder(
    FormContext context,
    string? framework,
    IReadOnlyDictionary<string, (ChoiceListDraft Draft, ChoiceList List)> lists,
    RowPaths paths)
{
    private const string FrameworkColumn = "instance::framework";
    private const string UnitColumn = "instance::unit";

    // Columns that have a meaning of their own. Other columns with these prefixes are kept unchanged.
    private static readonly string[] OwnColumns =
    [
        FrameworkColumn,
        UnitColumn,
        "instance::type",
        "instance::maxLength",
        "instance::minimum",
        "instance::maximum",
        "instance::required",
        "instance::code",
        "instance::generated",
        RowDefaults.KeptColumn,
    ];

    // The verifier reports members of the JSON file. These are the columns that they come from.
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["relevant"] = "relevant",
        ["required"] = "required",
        ["constraint"] = "constraint",
        ["calculation"] = "calculation",
        ["readOnly"] = "read_only",
        ["defaultExpression"] = "default",
        ["choiceFilter"] = "choice_filter",
        ["count"] = "repeat_count",
        ["seed"] = "parameters",
    };

    private static readonly string[] KeptGroups = ["instance::", "bind::", "control::"];

    private readonly RowExpressions _expressions = new(context, paths, lists);
    private readonly Dictionary<string, FormNode> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _isReported = new(StringComparer.Ordinal);

    private RowDefaults Defaults => new(context, _expressions);

    /// <summary>The place of the cell behind a path reported by <see cref="QuestionnaireVerifier"/>; null if there is none.</summary>
    public Place? FindPlace(string path)
    {
        var member = "";
        for (var rest = path; rest.Length > 0; rest = rest.Contains('.', StringComparison.Ordinal) ? rest[..rest.LastIndexOf('.')] : "")
        {
            if (_nodes.TryGetValue(rest, out var node))
            {
                return node.Row.PlaceOf(node.IsOther ? "type" : Members.GetValueOrDefault(member, "name"));
            }

            member = rest[(rest.LastIndexOf('.') + 1)..];
        }

        return null;
    }

    /// <summary>Builds the items of some nodes.</summary>
    /// <param name="nodes">The nodes of one group, repeat or form.</param>
    /// <param name="scope">
    /// The place that the verifier uses for the scope: the questionnaire's file, or the repeat group around the nodes.
    /// </param>
    public IReadOnlyList<Item> Build(IEnumerable<FormNode> nodes, Place scope) => [.. nodes.Select(node => Build(node, scope))];

    private Item Build(FormNode node, Place scope)
    {
        _nodes.TryAdd(scope.Member(node.Code).Path, node);
        _expressions.From = node;
        if (node.IsOther)
        {
            return BuildOther(node);
        }

        if (node.Type.Kind == RowKind.LeftOut)
        {
            return new HiddenQuestion(new ItemHead(node.Code), QuestionRules.None, Source: null);
        }

        var type = node.Type;
        RefuseCells(node.Row);
        WarnOfUnused(node);
        var head = ReadHead(node);
        if (type.Kind is RowKind.Unknown or RowKind.Refused)
        {
            return new UnreadableQuestion(head);
        }

        if (type.Kind == RowKind.BeginGroup)
        {
            return new Section(head, Build(node.Children, scope));
        }

        if (type.Kind == RowKind.Note && !IsCalculated(node))
        {
            return new Note(head);
        }

        return BuildQuestion(node, head, scope);
    }

    private Question BuildQuestion(FormNode node, ItemHead head, Place scope)
    {
        var (row, type) = (node.Row, node.Type);
        var chosen = type.IsSelect ? FindList(row, type) : null;
        var named = type.Kind == RowKind.SelectMultiple ? row.Code(FrameworkColumn) : null;
        var rules = ReadRules(row, type, chosen?.Draft, named is not null);
        if (
            row.Code("calculation") is not null
            && type.Kind is not (RowKind.BeginRepeat or RowKind.Recorded or RowKind.Acknowledge or RowKind.Range))
        {
            return BuildCalculated(row, type, head, rules);
        }

        return type.Kind switch
        {
            RowKind.BeginRepeat => BuildRepeat(node, head, rules, scope),
            RowKind.Integer => BuildNumber(row, rules, given => new IntegerQuestion(head, given)),
            RowKind.Decimal => BuildNumber(row, rules, given => new DecimalQuestion(head, given)),
            RowKind.Range => BuildRange(row, head, rules),
            RowKind.Date => new DateQuestion(head, rules),
            RowKind.Time => new TimeQuestion(head, rules),
            RowKind.DateTime => new DateTimeQuestion(head, rules),
            RowKind.Acknowledge => new AcknowledgeQuestion(head, rules),
            RowKind.SelectOne => BuildChoice(row, type, chosen, head, list => new SelectOneQuestion(head, rules, list)),
            RowKind.SelectMultiple when named is not null => BuildCoded(row, named, chosen, head, rules),
            RowKind.SelectMultiple => BuildChoice(row, type, chosen, head, list => new SelectManyQuestion(head, rules, list)),
            RowKind.Rank => BuildChoice(row, type, chosen, head, list => new RankQuestion(head, rules, list)),
            RowKind.Calculate => WithoutCalculation(row, head, rules),
            RowKind.Hidden => new HiddenQuestion(head, rules, Source: null),
            RowKind.Recorded => new HiddenQuestion(head, rules, type.Subject),
            _ => BuildText(row, head, rules),
        };
    }

    /// <summary>Builds the text question for the choice "other".</summary>
    private TextQuestion BuildOther(FormNode node)
    {
        var place = node.Row.PlaceOf("type");
        var head = new ItemHead(node.Code)
        {
            Label = context.Say(new Phrase("choice-other-text"), isTranslated: true),
            Relevant = _expressions.Parse($"selected(${{{context.Names.GetCode(node.Name[..^"_other".Length])}}}, 'other')", place),
        };
        return new TextQuestion(head, QuestionRules.None, Multiline: false, TextQuestion.DefaultMaxLength);
    }

    private ItemHead ReadHead(FormNode node)
    {
        var (row, type) = (node.Row, node.Type);
        var appearance = row.Code("appearance");
        if (type.Kind == RowKind.Text && appearance is not null)
        {
            var parts = appearance.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "multiline").ToList();
            appearance = parts.Count == 0 ? null : string.Join(' ', parts);
        }

        var head = new ItemHead(node.Code)
        {
            Label = context.ReadText(row, "label"),
            Hint = context.ReadText(row, "hint"),
            GuidanceHint = context.ReadText(row, "guidance_hint"),
            Relevant = _expressions.Read(row, "relevant"),
            Appearance = appearance,
            Columns = ReadColumns(row, type),
        };
        VerifyLabel(node, head);
        WarnOfMissingTranslations(row);
        return head;
    }

    private void VerifyLabel(FormNode node, ItemHead head)
    {
        var (row, type) = (node.Row, node.Type);
        if (head.Label is not null)
        {
            return;
        }

        if (row.HasMedia)
        {
            // A picture is as good as a label. Without the picture, the code is shown.
            if (type.IsShown && head.Hint is null && context.LeftOut.HasFlag(LeaveOut.Media))
            {
                context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf("label"), ("found", node.Name));
            }

            return;
        }

        // The first row of a table of choices shows only the labels of the choices.
        var isHeading = type.IsSelect && head.Appearance?.Split(' ').Contains("label", StringComparer.Ordinal) == true;
        if (type.IsShown && !isHeading && head.Hint is null && row.Code("calculation") is null && row.Code("trigger") is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformLabelMissing, row.PlaceOf("label"), ("found", node.Name));
        }
        else if (type.Begins && head.Appearance?.Contains("field-list", StringComparison.Ordinal) != true)
        {
            context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf("label"), ("found", node.Name));
        }
    }

    private void WarnOfMissingTranslations(RowView row)
    {
        foreach (var key in SheetColumns.Translated.Except(SheetColumns.Media, StringComparer.Ordinal))
        {
            var columns = row.All(key).Where(column => column.Language is not null).ToList();
            var empty = columns.Where(column => row.Text(column) is null).ToList();
            if (empty.Count == 0 || empty.Count == columns.Count)
            {
                continue;
            }

            foreach (var column in empty)
            {
                context.Problems.Add(ProblemCatalogue.XlsformTranslationMissing, row.PlaceOf(column), ("language", column.Language!));
            }
        }
    }

    private QuestionRules ReadRules(RowView row, RowType type, ChoiceListDraft? list, bool isCoded)
    {
        var (answer, expression) = type.Kind == RowKind.BeginRepeat ? (null, null) : Defaults.Read(row, type.Kind, list, isCoded);
        return new QuestionRules
        {
            Required = _expressions.ReadCondition(row, type.Kind == RowKind.BeginRepeat ? "instance::required" : "required"),
            RequiredMessage = context.ReadText(row, "required_message"),
            Constraint =
                row.Code("constraint") is null && type.Constraint is { } own
                    ? _expressions.Parse(own, row.PlaceOf("type"))
                    : _expressions.Read(row, "constraint"),
            ConstraintMessage = context.ReadText(row, "constraint_message"),
            Warning = _expressions.Read(row, "warning"),
            WarningMessage = context.ReadText(row, "warning_message"),
            ReadOnly = _expressions.ReadCondition(row, "read_only"),
            Default = answer,
            DefaultExpression = expression,
        };
    }

    private List<KeyValuePair<string, string>> ReadColumns(RowView row, RowType type)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var column in row.Columns)
        {
            var isKept = column.Key is "trigger" or "intent"
                || (column.Key == "parameters" && type.Kind is not (RowKind.Text or RowKind.Range) && !type.IsSelect)
                || (
                    KeptGroups.Any(group => column.Key.StartsWith(group, StringComparison.Ordinal))
                    && !OwnColumns.Contains(column.Key, StringComparer.Ordinal));
            if (!isKept || row.Code(column.Key) is not { } text || kept.Exists(each => each.Key == column.Key))
            {
                continue;
            }

            context.Names.Check(text, row.PlaceOf(column));
            kept.Add(new(column.Key, context.Names.ToCodes(text)));
        }

        return kept;
    }

    private void RefuseCells(RowView row)
    {
        context.RefuseMedia(row);
        foreach (
            var column in row.Columns.Where(column => column.Key is "save_to" or "sms").Where(column => row.Text(column) is not null))
        {
            var what = column.Key == "sms" ? "sms" : "entities";
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported[what], row.PlaceOf(column));
        }

        if (row.Code("appearance") is { } appearance && appearance.Contains("search(", StringComparison.Ordinal))
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformNotSupported["table"],
                row.PlaceOf("appearance"),
                ("function", Detail.Exact("search")));
        }
        else if (row.Code("appearance") is { } text)
        {
            context.Names.Check(text, row.PlaceOf("appearance"));
        }
    }

    // A note that shows the result of its calculation is a calculated value once other rows name it.
    private bool IsCalculated(FormNode node) =>
        node is { Type.Kind: RowKind.Note, IsPlainNote: false } && context.IsMentioned(node.Name);

    private void WarnOfUnused(FormNode node)
    {
        var (row, type) = (node.Row, node.Type);
        string[] unused = type.Kind switch
        {
            RowKind.Unknown or RowKind.Refused => [],
            RowKind.BeginGroup =>
            [
                "required",
                "required_message",
                "constraint",
                "constraint_message",
                "warning",
                "warning_message",
                "calculation",
                "read_only",
                "default",
                "choice_filter",
                "repeat_count",
            ],
            RowKind.BeginRepeat => ["required", "calculation", "default", "choice_filter"],
            RowKind.Note =>
            [
                "required",
                "required_message",
                "constraint",
                "constraint_message",
                "warning",
                "warning_message",
                "calculation",
                "default",
                "choice_filter",
                "repeat_count",
            ],
            RowKind.SelectOne or RowKind.SelectMultiple or RowKind.Rank or RowKind.Range or RowKind.Acknowledge or RowKind.Recorded =>
                type.IsSelect ? ["repeat_count"] : ["choice_filter", "repeat_count", "calculation"],
            _ => ["choice_filter", "repeat_count"],
        };
        var own = unused.Where(key => key != "calculation" || !IsCalculated(node));
        foreach (var key in own.Where(key => row.Text(key) is not null && YesNo.Find(row.Code(key)) != false))
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformColumnUnused,
                row.PlaceOf(key),
                ("name", Detail.Exact(key)),
                ("type", row.Text("type") ?? ""));
            context.Names.Check(row.Code(key)!, row.PlaceOf(key));
        }

        RefuseUnusable(node);
        if (row.Code("trigger") is not null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnused["trigger"], row.PlaceOf("trigger"));
            RowTriggers.Check(context, row);
        }
    }

    /// <summary>Reports cells that other programs refuse although they have no effect here.</summary>
    private void RefuseUnusable(FormNode node)
    {
        var (row, type) = (node.Row, node.Type);
        if (row.Code("parameters") is { } parameters
            && type.Kind is not (RowKind.Text or RowKind.Range)
            && !type.IsSelect
            && RowParameters.Parse(parameters) is null)
        {
            ReportParameters(row, ProblemCatalogue.XlsformParametersInvalid);
        }

        if (type.Begins && row.Code("appearance")?.Split(' ').Contains("table-list", StringComparer.Ordinal) == true)
        {
            RefuseTable([.. node.Children.Where(child => child.Type.IsSelect)]);
        }
    }

    /// <summary>The questions of a table of choices share its columns.</summary>
    private void RefuseTable(List<FormNode> questions)
    {
        if (questions is not [var first, .. var others])
        {
            return;
        }

        if (first.Row.Code("choice_filter") is not null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformTableList["filter"], first.Row.PlaceOf("choice_filter"));
        }

        foreach (var other in others.Where(other => other.Type.List is not null && other.Type.List != first.Type.List))
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformTableList,
                other.Row.PlaceOf("type"),
                ("found", other.Type.List!),
                ("list", first.Type.List ?? ""),
                ("row", first.Row.Number));
        }
    }

    private CalculatedQuestion BuildCalculated(RowView row, RowType type, ItemHead head, QuestionRules rules)
    {
        if (type.Kind is not (RowKind.Calculate or RowKind.Hidden))
        {
            context.Problems.Add(ProblemCatalogue.XlsformMeaningChanged, row.PlaceOf("calculation"));
            var bind = type.Kind switch
            {
                RowKind.Integer => "int",
                RowKind.Decimal => "decimal",
                RowKind.Date => "date",
                RowKind.Time => "time",
                RowKind.DateTime => "dateTime",
                _ => "string",
            };
            head = head.Columns.Any(column => column.Key == "bind::type")
                ? head
                : head with
                {
                    Columns = [.. head.Columns, new("bind::type", bind)],
                };
        }

        // If the calculation has a problem, any valid expression will do: the questionnaire is not used then.
        return new CalculatedQuestion(head, rules, _expressions.Read(row, "calculation") ?? _expressions.Parse("''", row.Place)!)
        {
            Unit = ReadUnit(row),
        };
    }

    private NumericQuestion BuildNumber(RowView row, QuestionRules rules, Func<QuestionRules, NumericQuestion> make)
    {
        var unit = ReadUnit(row);
        return make(rules.For(unit)) with { Unit = unit };
    }

    private NumberUnit? ReadUnit(RowView row)
    {
        if (row.Code(UnitColumn) is not { } code)
        {
            return null;
        }

        var unit = NumberUnit.Find(code);
        if (unit is null)
        {
            context.Problems.Add(ProblemCatalogue.UnitUnknown, row.PlaceOf(UnitColumn), ("found", code));
        }

        return unit;
    }

    private HiddenQuestion WithoutCalculation(RowView row, ItemHead head, QuestionRules rules)
    {
        if (rules.DefaultExpression is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformCalculationMissing, row.PlaceOf("calculation"));
        }

        return new HiddenQuestion(head, rules, Source: null);
    }

    private Repeat BuildRepeat(FormNode node, ItemHead head, QuestionRules rules, Place scope)
    {
        var minimum = ReadWhole(node.Row, "instance::minimum", 0, Repeat.LargestRowCount) ?? 0;
        var count = _expressions.Read(node.Row, "repeat_count");
        return new Repeat(head, rules, minimum, Build(node.Children, scope.Member(node.Code)))
        {
            Maximum = ReadWhole(node.Row, "instance::maximum", Math.Max(1, minimum), Repeat.LargestRowCount),
            Count = count,
        };
    }

    private Question BuildText(RowView row, ItemHead head, QuestionRules rules)
    {
        switch (row.Code("instance::type"))
        {
            case "url":
                return new UrlQuestion(head, rules);
            case "email":
                return new EmailQuestion(head, rules);
            case { } other:
                head = head with { Columns = [.. head.Columns, new("instance::type", other)] };
                break;
        }

        var isMultiline = row.Code("appearance")?.Split(' ').Contains("multiline", StringComparer.Ordinal) == true;
        var parameters = ReadParameters(row, ["rows"]);
        if (parameters.TryGetValue("rows", out var rows))
        {
            if (!int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                ReportParameters(
                    row,
                    ProblemCatalogue.XlsformParametersInvalid["integer"],
                    ("name", Detail.Exact("rows")),
                    ("found", rows));
            }

            head = head with { Columns = [.. head.Columns, new("parameters", $"rows={rows}")] };
        }

        return new TextQuestion(
            head,
            rules,
            isMultiline,
            ReadWhole(row, "instance::maxLength", 1, TextQuestion.LargestMaxLength) ?? TextQuestion.DefaultMaxLength);
    }

    private Question BuildRange(RowView row, ItemHead head, QuestionRules rules)
    {
        var parameters = ReadParameters(row, RangeParameters.Known);
        if (new RangeParameters(context, row, parameters).Read() is not { } scale)
        {
            return new UnreadableQuestion(head);
        }

        ChoiceList? ticks = null;
        if (parameters.TryGetValue(RangeParameters.LabelList, out var named) && FindList(named, row.PlaceOf("parameters")) is { } labels)
        {
            scale.CheckLabels(labels.Draft);
            ticks = labels.List;
        }

        var further = parameters
            .Where(each => each.Key is not ("start" or "end" or "step"))
            .Select(each => $"{each.Key}={each.Value}")
            .ToList();
        head = further.Count == 0 ? head : head with { Columns = [.. head.Columns, new("parameters", string.Join(' ', further))] };
        var (from, to, by) = (scale.Start, scale.End, Math.Abs(scale.Step));
        if (from > to)
        {
            context.Problems.Add(ProblemCatalogue.XlsformMeaningChanged["scale"], row.PlaceOf("parameters"));
            (from, to) = (from - (Math.Floor((from - to) / by) * by), from);
        }

        return new RangeQuestion(head, rules, from, to, by)
        {
            Unit = ReadUnit(row),
            Low = context.ReadText(row, "low_label") ?? LabelOf(from),
            High = context.ReadText(row, "high_label") ?? LabelOf(to),
        };

        LocalizedText? LabelOf(decimal end) =>
            ticks?.Find(end.ToString("0.############################", CultureInfo.InvariantCulture))?.Label;
    }

    private (ChoiceListDraft Draft, ChoiceList List)? FindList(RowView row, RowType type)
    {
        var place = row.PlaceOf("type");
        if (type.List is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformListUnknown["none"], place, ("found", row.Text("type")!));
            return null;
        }

        if (type.File is not null && !lists.ContainsKey(type.List))
        {
            return null;
        }

        var found = FindList(type.List, place);
        if (found is { } list && type.Kind is RowKind.SelectMultiple or RowKind.Rank && _isReported.Add(type.List))
        {
            RefuseSpaces(list.Draft);
        }

        return found;
    }

    private (ChoiceListDraft Draft, ChoiceList List)? FindList(string name, Place place)
    {
        if (lists.TryGetValue(name, out var found))
        {
            return found;
        }

        if (lists.Count > 0)
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformListUnknown,
                place,
                ("found", name),
                ("hint", NearMiss.Ask(name, lists.Keys)),
                ("known", Detail.List(lists.Keys)));
        }
        else if (_isReported.Add("\0choices"))
        {
            var similar = NearMiss.Find(
                "choices",
                context
                    .Form.Sheets.Select(sheet => sheet.Name.Trim())
                    .Where(sheet => !sheet.Equals("choices", StringComparison.OrdinalIgnoreCase)));
            context.Problems.Add(ProblemCatalogue.XlsformChoicesMissing, place, ("list", name), ("hint", NearMiss.Ask(similar)));
        }

        return null;
    }

    private void RefuseSpaces(ChoiceListDraft list)
    {
        foreach (var choice in list.Choices.Where(choice => ChoiceCodes.HasSpace(choice.Code)))
        {
            context.Problems.Add(ProblemCatalogue.XlsformChoiceSpaces, choice.Row!.PlaceOf("name"), ("found", choice.Code));
        }
    }

    private Question BuildChoice(
        RowView row,
        RowType type,
        (ChoiceListDraft Draft, ChoiceList List)? chosen,
        ItemHead head,
        Func<ChoiceList, ChoiceQuestion> make)
    {
        if (type.OrOther && row.Text("choice_filter") is not null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformFilterOrOther, row.PlaceOf("choice_filter"));
        }

        var columns = chosen?.Draft.Choices.SelectMany(choice => choice.Columns).Select(column => column.Key) ?? [];
        var filter = _expressions.ReadFilter(row, columns);
        var parameters = ReadParameters(row, type.File is null ? ["randomize", "seed"] : ["randomize", "seed", "value", "label"]);
        var randomize = parameters.GetValueOrDefault("randomize")?.ToLowerInvariant();
        if (randomize is not (null or "true" or "false"))
        {
            ReportParameters(row, ProblemCatalogue.XlsformParametersInvalid["randomize"], ("found", randomize));
        }

        var seed = parameters.GetValueOrDefault("seed");
        if (seed is not null)
        {
            seed = ReadSeed(row, seed, randomize is not null);
        }

        return chosen is { } found
            ? make(found.List) with { Filter = filter, Randomize = randomize == "true", Seed = randomize == "true" ? seed : null }
            : new UnreadableQuestion(head);
    }

    private string? ReadSeed(RowView row, string seed, bool isRandom)
    {
        if (!isRandom)
        {
            ReportParameters(row, ProblemCatalogue.XlsformParametersInvalid["seed-alone"]);
            return null;
        }

        if (seed.Contains("${", StringComparison.Ordinal))
        {
            return context.Names.Check(seed, row.PlaceOf("parameters")) ? context.Names.ToCodes(seed) : null;
        }

        if (!double.TryParse(seed, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            ReportParameters(row, ProblemCatalogue.XlsformParametersInvalid["seed"], ("found", seed));
        }

        return seed;
    }

    private Question BuildCoded(
        RowView row,
        string named,
        (ChoiceListDraft Draft, ChoiceList List)? chosen,
        ItemHead head,
        QuestionRules rules)
    {
        var own = YesNo.Find(named) is null && named != framework ? named : null;
        if (own is not null && !Code.IsValid(own))
        {
            context.Problems.Add(ProblemCatalogue.XlsformValueInvalid["framework"], row.PlaceOf(FrameworkColumn), ("found", own));
        }

        if (chosen is not { } found)
        {
            return new UnreadableQuestion(head);
        }

        if (row.Code("instance::generated") is "list")
        {
            found.Draft.IsGenerated = true;
        }
        else
        {
            head = head with { Columns = [.. head.Columns, new("list_name", found.Draft.Code)] };
        }

        return new CodedQuestion(head, rules) { Framework = own };
    }

    private OrderedDictionary<string, string> ReadParameters(RowView row, string[] known)
    {
        if (row.Code("parameters") is { } text)
        {
            // Wrong references in parameters are reported where the seed is read.
            if (RowParameters.Parse(text) is not { } parameters)
            {
                ReportParameters(row, ProblemCatalogue.XlsformParametersInvalid);
            }
            else if (parameters.Keys.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } others)
            {
                ReportParameters(
                    row,
                    ProblemCatalogue.XlsformParametersInvalid["unknown"],
                    ("found", others[0]),
                    ("hint", NearMiss.Ask(others[0], known)),
                    ("known", Detail.Words(known)));
            }
            else
            {
                return parameters;
            }
        }

        return new OrderedDictionary<string, string>(StringComparer.Ordinal);
    }

    private void ReportParameters(RowView row, ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        context.Problems.Add(variant, row.PlaceOf("parameters"), details);

    private int? ReadWhole(RowView row, string key, int least, int most)
    {
        if (row.Code(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        context.Problems.Add(ProblemCatalogue.XlsformValueInvalid, row.PlaceOf(key), ("found", text), ("least", least), ("most", most));
        return null;
    }
}
