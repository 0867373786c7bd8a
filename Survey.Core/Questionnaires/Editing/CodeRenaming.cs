using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>Changes codes together with the conditions, texts and settings that name them.</summary>
public static partial class CodeRenaming
{
    private static readonly Place Request = Place.OfFile("request");

    /// <summary>Gives an item another code.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="code">The new code.</param>
    /// <param name="answered">The stored questionnaire, if it has answers: they are stored under its codes. Null otherwise.</param>
    /// <param name="problems">Collects the problems.</param>
    public static EditedStep? Rename(EditedForm form, string key, string code, EditedForm? answered, ProblemLog problems)
    {
        if (EditingSteps.Require(form, key, problems) is not { } item)
        {
            return null;
        }

        if (item.Code == code)
        {
            return new EditedStep(form, key);
        }

        var isSection = item.Type == EditedItem.Section;
        var renamedKey = item.Key[..^item.Code.Length] + code;
        if (!Code.IsValid(code))
        {
            problems.Add(ProblemCatalogue.CodeInvalid, Request.Member("code"), ("found", code));
        }
        else if (!isSection && answered?.Find(key) is not null)
        {
            problems.Add(ProblemCatalogue.EditingImpossible["answered"], Request.Member("code"), ("found", item.Code));
        }
        else if (form.Find(renamedKey) is not null)
        {
            problems.Add(
                ProblemCatalogue.CodeDuplicate,
                Request.Member("code"),
                ("found", code),
                ("what", new Phrase($"what-{(isSection ? "section" : "item")}")));
        }

        if (problems.Errors > 0)
        {
            return null;
        }

        var counted = isSection ? [] : CountedRoles.MembersOf(form, key).ToList();
        return new EditedStep(
            form.With(copy =>
            {
                if (!isSection)
                {
                    foreach (var each in copy.Items)
                    {
                        RenameIn(each.Json, named => named == item.Code && form.Resolve(named, each.Scope)?.Key == key ? code : null);
                    }
                }

                copy.Find(key)!.Json["code"] = code;
                counted.ForEach(member => copy.SetAnalysis(member, code));
            }),
            renamedKey);
    }

    /// <summary>Replaces a list of choices. Lines without code and labels are left out.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="list">The code of the list; it is added if it does not exist.</param>
    /// <param name="lines">Its choices, in order.</param>
    /// <param name="answered">The stored questionnaire, if it has answers: its codes of choices stay. Null otherwise.</param>
    /// <param name="problems">Collects the problems.</param>
    public static EditedStep? SaveList(
        EditedForm form,
        string list,
        IReadOnlyList<ChoiceLine> lines,
        EditedForm? answered,
        ProblemLog problems)
    {
        if (!Code.IsValid(list))
        {
            problems.Add(ProblemCatalogue.CodeInvalid["list"], Request.Member("list"), ("found", list));
        }

        var kept = answered?.FindList(list)?.Select(choice => choice.Code).ToHashSet(StringComparer.Ordinal) ?? [];
        var before = EditedForm.ListsOf(form.Json).Where(each => each.Key == list).Select(each => each.Value).FirstOrDefault() ?? [];
        var taken = lines.Select(line => line.Code).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var choices = new JsonArray();
        var codes = new ChoiceCodes(problems);
        var repeats = form.Json["allowChoiceDuplicates"]?.GetValueKind() == JsonValueKind.True;
        var unique = new UniqueCodes("choice", problems);
        foreach (var (index, line) in lines.Index())
        {
            var label = line.Labels.Values.FirstOrDefault(text => text.Trim().Length > 0) ?? "";
            if (line.Code.Length == 0 && label.Length == 0)
            {
                continue;
            }

            var code = line.Code.Length > 0 ? line.Code : line.Was ?? EditingSteps.ProposeCode(label, "choice", taken);
            taken.Add(code);
            var place = Request.Member($"code-{index}");
            if (line.Was is { } was && was != code)
            {
                if (kept.Contains(was))
                {
                    problems.Add(ProblemCatalogue.EditingImpossible["answered"], place, ("found", was));
                }

                renamed[was] = code;
            }

            code = codes.Read(code, place) ?? code;
            if (!repeats)
            {
                _ = unique.Take(code, place);
            }

            var choice = before
                .OfType<JsonObject>()
                .FirstOrDefault(each => EditedItem.FindString(each, "code") == line.Was)
                ?.DeepClone()
                .AsObject() ?? [];
            PropertySteps.Set(choice, "label", EditedText.Change(choice["label"], line.Labels, form.DefaultLanguage));
            choice.Remove("code");
            choice.Insert(0, "code", code);
            choices.Add(choice);
        }

        return problems.Errors > 0
            ? null
            : new EditedStep(
                form.With(copy =>
                {
                    if (copy.Json["choices"] is not JsonObject lists)
                    {
                        copy.Json["choices"] = lists = [];
                    }

                    lists[list] = choices;
                    RenameChoices(copy, list, renamed);
                }),
                list);
    }

    /// <summary>Removes a list of choices that no question uses.</summary>
    public static EditedStep? RemoveList(EditedForm form, string list, ProblemLog problems)
    {
        if (form.GetUsersOf(list) is { Count: > 0 } users)
        {
            problems.Add(
                ProblemCatalogue.EditingImpossible["list-used"],
                Request,
                ("found", list),
                ("known", Detail.List(users.Select(user => user.Code))));
            return null;
        }

        return new EditedStep(form.With(copy => (copy.Json["choices"] as JsonObject)?.Remove(list)), list);
    }

    /// <summary>Renames a question in all expressions and texts of an item and of those inside it.</summary>
    internal static void RenameReferences(JsonObject item, string code, string renamed)
    {
        RenameIn(item, named => named == code ? renamed : null);
        foreach (var inner in (item["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            RenameReferences(inner, code, renamed);
        }
    }

    /// <summary>The expressions of an item, each with the name of its member.</summary>
    internal static IEnumerable<(string Member, string Text)> ExpressionsOf(JsonObject item) =>
        ItemProperty.All
            .Where(property => property.Kind is PropertyKind.Expression or PropertyKind.Condition)
            .Select(property => (property.Name, Text: EditedItem.FindString(item, property.Name)))
            .Where(each => each.Text is not null)
            .Select(each => (each.Name, each.Text!));

    private static void RenameIn(JsonObject item, Func<string, string?> rename)
    {
        foreach (var (member, text) in ExpressionsOf(item).ToList())
        {
            Replace(item, member, Reference().Replace(text, match => Rename(match, rename)));
        }

        foreach (var property in ItemProperty.All.Where(property => property.Kind == PropertyKind.Text))
        {
            if (item[property.Name] is JsonObject byLanguage)
            {
                foreach (var language in byLanguage.Select(each => each.Key).ToList())
                {
                    RenameText(byLanguage, language);
                }
            }
            else
            {
                RenameText(item, property.Name);
            }
        }

        void RenameText(JsonObject holder, string member)
        {
            if (EditedItem.FindString(holder, member) is { } text)
            {
                Replace(holder, member, Placeholder().Replace(text, match => Rename(match, rename)));
            }
        }
    }

    private static void Replace(JsonObject holder, string member, string text)
    {
        if (EditedItem.FindString(holder, member) != text)
        {
            holder[member] = text;
        }
    }

    private static string Rename(Match match, Func<string, string?> rename)
    {
        var code = match.Groups["code"];
        return rename(code.Value) is { } renamed
            ? string.Concat(
                match.Value.AsSpan(0, code.Index - match.Index),
                renamed,
                match.Value.AsSpan(code.Index - match.Index + code.Length))
            : match.Value;
    }

    private static void RenameChoices(EditedForm form, string list, Dictionary<string, string> renamed)
    {
        if (renamed.Count == 0)
        {
            return;
        }

        foreach (var item in form.Items)
        {
            bool UsesList(ExpressionToken token) => token.Kind == ExpressionTokenKind.Reference
                ? form.Resolve(token.Text, item.Scope)?.GetString("choices") == list
                : token is { Kind: ExpressionTokenKind.Symbol, Text: "." } && item.GetString("choices") == list;
            foreach (var (member, text) in ExpressionsOf(item.Json).ToList())
            {
                Replace(item.Json, member, RenameChoices(text, UsesList, renamed));
            }

            if (item.GetString("choices") != list)
            {
                continue;
            }

            if (EditedItem.FindString(item.Json, "default") is { } chosen && renamed.TryGetValue(chosen, out var code))
            {
                item.Json["default"] = code;
            }
            else if (item.Json["default"] is JsonArray several)
            {
                item.Json["default"] = new JsonArray(
                    [
                        .. several.Select(each => each is JsonValue value && value.TryGetValue<string>(out var one)
                            ? JsonValue.Create(renamed.GetValueOrDefault(one) ?? one)
                            : each?.DeepClone()),
                    ]);
            }
        }
    }

    /// <summary>
    /// Renames the choices that an expression compares with a question, as in <c>${q} = 'a'</c> and <c>selected(${q}, 'a')</c>.
    /// </summary>
    private static string RenameChoices(string text, Func<ExpressionToken, bool> usesList, Dictionary<string, string> renamed)
    {
        IReadOnlyList<ExpressionToken> tokens;
        try
        {
            tokens = ExpressionTokenizer.Tokenize(text);
        }
        catch (ExpressionMalformed)
        {
            // The draft may have errors. The problem is listed, and its author corrects it.
            return text;
        }

        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens[i].Kind != ExpressionTokenKind.Text || !renamed.TryGetValue(tokens[i].Text, out var code))
            {
                continue;
            }

            var comparedBefore = i >= 2 && tokens[i - 1].Text is "=" or "!=" && usesList(tokens[i - 2]);
            var comparedAfter = i + 2 < tokens.Count && tokens[i + 1].Text is "=" or "!=" && usesList(tokens[i + 2]);
            var selected = i >= 4 && tokens[i - 4].Text == "selected" && usesList(tokens[i - 2]);
            if (comparedBefore || comparedAfter || selected)
            {
                var at = tokens[i].At;
                text = text[..at] + ConditionClause.Quote(code) + text[(at + tokens[i].Text.Length + 2)..];
            }
        }

        return text;
    }

    [GeneratedRegex(@"\$\{\s*(?<code>[^}\s]+)\s*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\$\{\s*(?<code>[^}\s]+)\s*\}|(?<=\.\./)(?<code>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
