using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading;

namespace Survey.Tests.Core.Questionnaires.Editing;

/// <summary>The steps of editing a questionnaire, and laws that hold for all of them.</summary>
public sealed class EditingStepsTests
{
    private const string Small =
        """
        {"code": "small", "version": "1", "defaultLanguage": "en", "title": {"en": "Small", "fr": "Petit"}, "kept": 7,
         "items": [
          {"type": "section", "code": "who", "label": {"en": "Who"}, "items": [
            {"type": "select-one", "code": "kind", "label": {"en": "Kind"}, "choices": "kinds", "default": "a",
             "columns": {"bind::x": "1"}},
            {"type": "text", "code": "name", "label": {"en": "Name of ${kind}"},
             "relevant": "${kind} = 'a' and not(selected(${many}, 'a'))"}]},
          {"type": "select-many", "code": "many", "label": "Many", "choices": "others"},
          {"type": "repeat", "code": "rows", "label": {"en": "Rows"}, "relevant": "${kind} != 'b'", "items": [
            {"type": "coded", "code": "elements", "label": {"en": "Elements"}},
            {"type": "text", "code": "name", "label": {"en": "Name"}, "constraint": "string-length(.) < 9 and ${kind} = 'a'"},
            {"type": "text", "code": "more", "label": {"en": "More"}, "relevant": "${name} = 'x' and ../name != ''"}]}],
         "choices": {"kinds": [{"code": "a", "label": {"en": "A"}, "columns": {"n": "1"}}, {"code": "b", "label": {"en": "B"}}],
                     "others": [{"code": "a", "label": {"en": "A"}}]}}
        """;

    private static readonly string[] Keys = [.. Form().Items.Select(item => item.Key)];

    [Test]
    public void Items_AreNamedByCodesAndSections() =>
        string.Join(' ', Keys).ShouldBe("-who kind name many rows rows/elements rows/name rows/more");

    [TestCase("up", "many", "many -who kind name rows rows/elements rows/name rows/more")]
    [TestCase("down", "-who", "many -who kind name rows rows/elements rows/name rows/more")]
    [TestCase("up", "kind", "-who kind name many rows rows/elements rows/name rows/more")]
    [TestCase("into", "many", "-who kind name many rows rows/elements rows/name rows/more")]
    [TestCase("out", "kind", "-who name kind many rows rows/elements rows/name rows/more")]
    [TestCase("into", "rows", "-who kind name many rows rows/elements rows/name rows/more")]
    [TestCase("out", "rows/elements", "-who kind name many rows rows/name rows/more elements")]
    [TestCase("duplicate", "many", "-who kind name many many_2 rows rows/elements rows/name rows/more")]
    [TestCase("duplicate", "-who", "-who kind name -who_2 kind_2 name_2 many rows rows/elements rows/name rows/more")]
    [TestCase("remove", "-who", "many rows rows/elements rows/name rows/more")]
    [TestCase("remove", "rows", "-who kind name many")]
    public void Step_GivesTheOrder(string step, string key, string expected) =>
        string.Join(' ', Do(Form(), step, key).Form.Items.Select(item => item.Key)).ShouldBe(expected);

    [Test]
    public void MoveOut_CodeIsTaken_IsAProblem()
    {
        var problems = new ProblemLog();

        EditingSteps.MoveOut(Form(), "rows/name", problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe("code-duplicate");
    }

    [TestCase("rows", "rows/name", "editing-impossible")]
    [TestCase("rows", "rows", "editing-impossible")]
    [TestCase("gone", "rows", "editing-impossible")]
    [TestCase("many", "gone", "editing-impossible")]
    public void Move_ToNoPlace_IsAProblem(string key, string other, string code)
    {
        var problems = new ProblemLog();

        EditingSteps.Move(Form(), key, new ItemPosition(ItemSide.Inside, other), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Test]
    public void Change_KeepsWhatIsNotShown()
    {
        var changed = Do(Form(), form => PropertySteps.Change(
            form,
            "kind",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["label-fr"] = "Genre",
                ["label-en"] = "Kind",
                ["required"] = "true",
                ["constraint"] = "",
            },
            new ProblemLog()));

        var item = JsonNode.Parse(changed.Questionnaire)!["items"]![0]!["items"]![0]!;
        item.ToJsonString().ShouldBe(
            """{"type":"select-one","code":"kind","choices":"kinds","default":"a","columns":{"bind::x":"1"}"""
                + ""","label":{"en":"Kind","fr":"Genre"},"required":true}""");
        JsonNode.Parse(changed.Questionnaire)!["kept"]!.GetValue<int>().ShouldBe(7);
    }

    [TestCase("kind", "sort", "sort", "name")]
    [TestCase("rows/name", "called", "kind", "called")]
    [TestCase("name", "called", "kind", "name")]
    public void Rename_FollowsTheConditionsThatNameIt(string key, string code, string kind, string name)
    {
        var renamed = Do(Form(), form => CodeRenaming.Rename(form, key, code, answered: null, new ProblemLog()));

        new[] { renamed.Items[2].GetString("relevant"), renamed.Items[6].GetString("constraint"), renamed.Items[7].GetString("relevant") }
            .ShouldBe(
                [
                    $"${{{kind}}} = 'a' and not(selected(${{many}}, 'a'))",
                    $"string-length(.) < 9 and ${{{kind}}} = 'a'",
                    $"${{{name}}} = 'x' and ../{name} != ''",
                ]);
        renamed.Items[2].GetText("label", "en", "en").ShouldBe($"Name of ${{{kind}}}");
    }

    [Test]
    public void Rename_Answered_IsAProblem()
    {
        var problems = new ProblemLog();

        CodeRenaming.Rename(Form(), "kind", "sort", Form(), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Variant.ShouldBe(ProblemCatalogue.EditingImpossible["answered"]);
    }

    [Test]
    public void SaveList_RenamesChoicesWhereTheyAreCompared()
    {
        var saved = Do(Form(), form => CodeRenaming.SaveList(
            form,
            "kinds",
            [Line("b", "b", "B"), Line("a", "it's", "A"), Line(null, "", "Two words")],
            answered: null,
            new ProblemLog()));

        saved.FindList("kinds")!.Select(choice => choice.Code).ShouldBe(["b", "it's", "two_words"]);
        saved.Items[2].GetString("relevant").ShouldBe("${kind} = \"it's\" and not(selected(${many}, 'a'))");
        saved.Find("kind")!.GetString("default").ShouldBe("it's");
        saved.Questionnaire.ShouldContain("\"columns\":{\"n\":\"1\"}");
    }

    [Test]
    public void Remove_ForgetsWhatReportsCount()
    {
        var form = EditedForm.Of(Small, """{"analysis": {"repeat": "rows", "coded": "elements", "status": "kind"}}""");
        CountedRoles.Of(form, form.Find("rows/elements")!).ShouldContain(("coded", true));

        var removed = Do(form, "remove", "rows").Form;

        removed.Analysis!.ToJsonString().ShouldBe("""{"status":"kind"}""");
        var other = CountedRoles.Set(form, form.Find("rows")!, "repeat", holds: false);
        CountedRoles.Set(other, form.Find("rows/elements")!, "coded", holds: true).Analysis!.ToJsonString()
            .ShouldBe("""{"coded":"elements","status":"kind","repeat":"rows"}""");
    }

    [TestCase("How old are you?", "how_old_are_you")]
    [TestCase("Âge (années)", "age_annees")]
    [TestCase("العمر", "alamr")]
    [TestCase("年齢", "text")]
    [TestCase("A very long label that goes on and on without an end", "a_very_long_label_that_goes_on")]
    public void ProposeCode_IsShortAndValid(string label, string expected) =>
        EditingSteps.ProposeCode(label, "text", []).ShouldBe(expected);

    [Test]
    public void Types_EachCanBeAddedAndHasNoProblemOfForm()
    {
        foreach (var type in QuestionnaireReader.ItemTypes)
        {
            var added = Do(Form(), form => EditingSteps.Add(
                form,
                type,
                "",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "A new one" },
                type is "select-one" or "select-many" or "rank" ? "kinds" : null,
                new ItemPosition(ItemSide.After, "many"),
                new ProblemLog()));
            var changed = type == "calculated"
                ? Do(added, form => PropertySteps.Change(
                    form,
                    "a_new_one",
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["calculation"] = "1 + 1" },
                    new ProblemLog()))
                : added;

            Problems(changed).ShouldBe(["json-unknown-member"], type);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Steps_KeepEveryMemberAndUniqueKeys() => Prop.ForAll(
        Gen.Elements("up", "down", "into", "out", "duplicate").ListOf(8).ToArbitrary(),
        Gen.Choose(0, 7).ListOf(8).ToArbitrary(),
        (steps, numbers) =>
        {
            var form = Form();
            foreach (var (step, number) in steps.Zip(numbers))
            {
                form = TryDo(form, step, form.Items[number].Key)?.Form ?? form;
                form.Items.Select(item => item.Key).ShouldBeUnique();
            }

            var before = Form().Items.Select(item => item.OwnJson).ToHashSet(StringComparer.Ordinal);
            before.Except(form.Items.Select(item => item.OwnJson), StringComparer.Ordinal).ShouldBeEmpty();
            Form().ToJson().ShouldBe(EditedForm.Of(Small, "{}").ToJson());
        });

    [Test]
    public void Steps_ThatTakeEachOtherBack_GiveTheSameDocument()
    {
        var before = Form().ToJson();
        foreach (var key in Keys)
        {
            var form = Form();
            if (EditingSteps.SiblingsOf(form, key).After is not null)
            {
                Do(Do(form, "down", key).Form, "up", key).Form.ToJson().ShouldBe(before, key);
            }

            var copied = Do(form, "duplicate", key);
            Do(copied.Form, "remove", copied.Subject).Form.ToJson().ShouldBe(before, key);
            var renamed = CodeRenaming.Rename(form, key, "another", answered: null, new ProblemLog())!;
            CodeRenaming.Rename(renamed.Form, renamed.Subject, form.Find(key)!.Code, answered: null, new ProblemLog())!.Form.ToJson()
                .ShouldBe(before, key);
        }
    }

    [TestCase("relevant", "name", "${kind} = ", "name relevant")]
    [TestCase("relevant", "rows/more", "${nobody} = 'a'", "rows/more relevant")]
    [TestCase("constraint", "kind", "${nobody} = 'a'", "kind constraint")]
    [TestCase("relevant", "-who", "${nobody} = 'a'", "-who relevant")]
    [TestCase("choices", "kind", "nolist", "kind choices")]
    public void Place_OfAProblem_IsTheItem(string member, string key, string value, string expected)
    {
        var spoilt = Do(Form(), form => PropertySteps.Change(
            form,
            key,
            new Dictionary<string, string>(StringComparer.Ordinal) { [member] = value },
            new ProblemLog()));

        var problems = new ProblemLog();
        Read(spoilt, problems);

        problems.Problems
            .Select(problem => EditedPlace.Find(spoilt, problem.Place))
            .Select(place => $"{place.Item?.Key} {place.Member}")
            .ShouldContain(expected);
    }

    private static EditedForm Form() => EditedForm.Of(Small, "{}");

    private static ChoiceLine Line(string? was, string code, string label) =>
        new(was, code, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = label });

    private static EditedForm Do(EditedForm form, Func<EditedForm, EditedStep?> step) => step(form).ShouldNotBeNull().Form;

    private static EditedStep Do(EditedForm form, string step, string key) => TryDo(form, step, key).ShouldNotBeNull();

    private static EditedStep? TryDo(EditedForm form, string step, string key) => step switch
    {
        "up" => EditingSteps.MoveUp(form, key, new ProblemLog()),
        "down" => EditingSteps.MoveDown(form, key, new ProblemLog()),
        "into" => EditingSteps.MoveInto(form, key, new ProblemLog()),
        "out" => EditingSteps.MoveOut(form, key, new ProblemLog()),
        "duplicate" => EditingSteps.Duplicate(form, key, new ProblemLog()),
        _ => EditingSteps.Remove(form, key, new ProblemLog()),
    };

    private static IEnumerable<string> Problems(EditedForm form)
    {
        var problems = new ProblemLog();
        Read(form, problems);
        return problems.Problems.Select(problem => problem.Code);
    }

    private static Questionnaire? Read(EditedForm form, ProblemLog problems)
    {
        using var json = JsonSource.Parse(Encoding.UTF8.GetBytes(form.Questionnaire), Place.OfFile("questionnaire.json"), problems)!;
        return QuestionnaireReader.Read(new(json.RootElement, Place.OfFile("questionnaire.json"), problems));
    }
}
