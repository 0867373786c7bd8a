using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>What a form shows and what it reads back are the same, for every type of question.</summary>
public sealed class FormRoundTripTests
{
    private static readonly Round Round = RoundOfAllTypes();

    private static readonly IReadOnlyList<Question> Questions = [.. Round.Questionnaire.Scope.Questions.Select(each => each.Question)];

    [TestCase("""{"text": "One line"}""")]
    [TestCase("""{"long": "Two\n\nlines, <b>&amp; \"signs\" é العربية 😀"}""")]
    [TestCase("""{"whole": -12}""")]
    [TestCase("""{"number": 0.000001}""")]
    [TestCase("""{"number": 12.345}""", Description = "Typed, 12.345 could be 12345.")]
    [TestCase("""{"scale": 2.5}""")]
    [TestCase("""{"day": "2017-06-26"}""")]
    [TestCase("""{"hour": "14:30:05"}""")]
    [TestCase("""{"moment": "2017-06-26T14:30:00+02:00"}""")]
    [TestCase("""{"address": "https://example.org/a?b=c&d#e"}""")]
    [TestCase("""{"mail": "secretariat@example.org"}""")]
    [TestCase("""{"one": "b"}""")]
    [TestCase("""{"many": ["a", "c"]}""")]
    [TestCase("""{"order": ["c", "a"]}""")]
    [TestCase("""{"themes": {"themes": ["t1"], "elements": ["b", "t2"]}}""")]
    [TestCase("""{"agreed": true}""")]
    [TestCase("""{"unseen": "2017"}""")]
    [TestCase("""{"rows": [{"name": "x", "inner": [{"what": "y"}, {"what": "z"}]}, {}, {"name": "x"}]}""")]
    public void Read_WhatFillMade_GivesTheSameAnswers(string json)
    {
        var answers = Parse(json);

        var reading = Read(FormFiller.Fill(Questions, new DraftContent(answers, Language: null), Round.Frameworks));

        reading.Problems.ShouldBeEmpty();
        AnswerJson.Write(reading.Answers).ShouldBe(AnswerJson.Write(answers));
    }

    [FsCheck.NUnit.Property]
    public Property Read_AnyTextInAnyField_IsAnAnswerOrAProblemOfItsField(NonNull<string> text)
    {
        var values = new FormValues();
        values.Set("rows", new StringValues(["7", "3"]));
        foreach (var question in Questions.Where(question => question is not (CalculatedQuestion or Repeat)))
        {
            values.Set(question.Code, text.Get);
        }

        values.Set("rows/3/name", text.Get);
        var reading = Read(values);

        var fields = Questions
            .Where(question => question is not (CalculatedQuestion or Repeat))
            .Select(question => question.Code)
            .Append("rows/3/name");
        var told = fields.All(field =>
            IsBlank(text.Get)
            || reading.Problems.Any(problem => problem.Field == field)
            || IsAnswered(reading.Answers, field)
            || (field == "agreed" && TypedMark.Find(text.Get) == false));
        return told.ToProperty();
    }

    [FsCheck.NUnit.Property]
    public Property Read_OfWhatWasRead_ChangesNothing(NonNull<string> text, NonNull<string> other)
    {
        var values = new FormValues();
        values.Set("text", text.Get);
        values.Set("rows", new StringValues(["1", "2"]));
        values.Set("rows/1/name", other.Get);
        var once = Read(values).Answers;

        var twice = Read(FormFiller.Fill(Questions, new DraftContent(once, Language: null), Round.Frameworks)).Answers;

        return (AnswerJson.Write(once) == AnswerJson.Write(twice)).ToProperty();
    }

    [TestCase("whole", "12.5", "number-invalid")]
    [TestCase("whole", "twelve", "number-invalid")]
    [TestCase("number", "1,500", "number-ambiguous", Description = "It could be 1500 or 1.5.")]
    [TestCase("scale", "2.3", "number-out-of-range")]
    [TestCase("day", "05/06/2017", "date-ambiguous")]
    [TestCase("day", "31/06/2017", "date-invalid")]
    [TestCase("hour", "25:00", "date-invalid")]
    [TestCase("moment", "2017-06-26", "date-invalid")]
    [TestCase("address", "www.example.org", "url-invalid")]
    [TestCase("mail", "secretariat at example.org", "email-invalid")]
    [TestCase("one", "z", "choice-unknown")]
    [TestCase("themes", "a, zz", "element-unknown")]
    [TestCase("text", "123456789012345678901", "answer-too-long")]
    public void Read_NoAnswerToTheQuestion_IsAProblemOfItsFieldAndKeptAsTyped(string field, string typed, string code)
    {
        var values = new FormValues();
        values.Set(field, typed);

        var (content, problems) = FormContent.Read(values, Questions, Round.Frameworks, "en");

        var problem = problems.ShouldHaveSingleItem();
        problem.Field.ShouldBe(field);
        problem.Problem.Code.ShouldBe(code);
        content.Answers.Answers.ShouldBeEmpty();
        FormContent.Show(content, Questions, Round.Frameworks).Get(field).ShouldBe(typed);
    }

    [TestCase(true, "12.345")]
    [TestCase(false, null, Description = "A person may mean 12345.")]
    public void Read_NumberOfThreeDecimals_IsExactOnlyIfAProgramWroteIt(bool isExact, string? expected)
    {
        var values = new FormValues();
        values.Set("number", "12.345");

        var answers = new FormReader(Round.Frameworks, isExact).Read(Questions, values).Answers;

        answers.Find("number")?.ToText().ShouldBe(expected);
    }

    [Test]
    public void Read_NoAnswerInARow_IsKeptAtItsPlace()
    {
        var values = new FormValues();
        values.Set("rows", new StringValues(["9", "4"]));
        values.Set("rows/9/name", "x");
        values.Set("rows/4/since", "last week");

        var (content, _) = FormContent.Read(values, Questions, Round.Frameworks, "en");

        content.AsTyped.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("rows #2.since", "last week"));
        FormContent.Show(content, Questions, Round.Frameworks).Get("rows/4/since").ShouldBe("last week");
        content.GetRowIds("rows").ShouldBe(["9", "4"], "The ids of rows are their keys.");
    }

    [TestCase("a, B;t2", "t2 b a t1")]
    [TestCase("(a) (b)", "b a")]
    [TestCase("theme:t2", "t2")]
    [TestCase("t1", "t1")]
    [TestCase("a، b", "b a")]
    public void Read_CodesAsTyped_AreThemesAndElements(string typed, string expectedInAnyOrder)
    {
        var values = new FormValues();
        values.Set("themes", typed);

        var coded = CodedField.Read(values, "themes", Round.Framework);

        coded.Unknown.ShouldBeEmpty();
        coded
            .Themes.Select(theme => theme.Code!)
            .Concat(coded.Elements.Select(element => element.Code))
            .ShouldBeSubsetOf(expectedInAnyOrder.Split(' '));
        (coded.Themes.Count + coded.Elements.Count).ShouldBe(
            typed.Split(new[] { ' ', ',', ';', '،' }, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Test]
    public void Apply_ButtonsBesideRows_MoveCopyAddAndRemove()
    {
        var values = new FormValues();
        values.Set("rows", new StringValues(["1", "2"]));
        values.Set("rows/1/name", "one");
        values.Set("rows/2/name", "two");

        var copy = RowAction.Find("copy/rows/1")!.Apply(values);
        RowAction.Find("up/rows/2")!.Apply(values).ShouldBe("2");
        var added = RowAction.Find("add/rows")!.Apply(values);
        values.GetKeys("rows").ShouldBe(["1", "2", copy!, added!], ignoreOrder: true);
        RowAction.Find("drop/rows/1")!.Apply(values);
        RowAction.Find("up/rows/2")!.Apply(values);
        RowAction.Find("drop/rows/99")!.Apply(values).ShouldBeNull("There is no such row.");

        values.GetKeys("rows").Select(key => values.Get($"rows/{key}/name")).ShouldBe(["two", "one", ""]);
    }

    [Test]
    public void Apply_AddInARow_TheKeyIsTheNextNumber()
    {
        var values = new FormValues();
        values.Set("rows", "1");
        values.Set("rows/1/inner", new StringValues(["1", "4"]));

        RowAction.Find("add/rows/1/inner")!.Apply(values).ShouldBe("5", "Rows inside of rows have no ids.");
    }

    [Test]
    public async Task Render_EveryType_ShowsWhatFillMade()
    {
        var answers = Parse("""
            {"text": "T", "long": "L\n\nM", "whole": 3, "number": 1.5, "scale": 2.5, "day": "2017-06-26", "hour": "14:30",
             "moment": "2017-06-26T14:30",
             "address": "https://example.org", "mail": "a@example.org", "one": "b", "many": ["a"], "order": ["c", "a"],
             "themes": {"themes": ["t1"], "elements": []}, "agreed": true, "unseen": "u", "rows": [{"name": "N"}]}
            """);

        var html = await FormInTest.Render(
            FormInTest.View(Round, 1, FormFiller.Fill(Questions, new DraftContent(answers, Language: null), Round.Frameworks)));

        var shown = ShownForm.Read(html);
        AnswerJson.Write(Read(shown).Answers).ShouldBe(AnswerJson.Write(answers));
        html.ShouldContain("<output id=\"=sum\">4.5", Case.Sensitive, "A calculated value is shown.");
    }

    private static bool IsAnswered(AnswerSet answers, string field) =>
        field == "rows/3/name" ? answers.GetRows("rows")[1].Find("name") is not null : answers.Find(field) is not null;

    private static bool IsBlank(string text) =>
        string.IsNullOrWhiteSpace(text.Replace("\0", "", StringComparison.Ordinal))
        || text.All(character => character is ',' or ';' or '(' or ')' or '،' or '؛' || char.IsWhiteSpace(character) || character == '\0');

    private static FormReading Read(FormValues values) => new FormReader(Round.Frameworks).Read(Questions, values);

    private static AnswerSet Parse(string json)
    {
        var problems = new ProblemLog();
        using var document = JsonSource.Parse(Encoding.UTF8.GetBytes(json), Place.OfFile("answers"), problems);
        var answers = AnswerJson.Read(
            new JsonValue(document!.RootElement, Place.OfFile("answers"), problems),
            Round.Questionnaire.Scope,
            Round.Frameworks);
        problems.Problems.ShouldBeEmpty();
        return answers!;
    }

    private static Round RoundOfAllTypes() =>
        RoundParsing.Parse(
            """
            {"code": "f", "name": "F",
             "themes": [{"code": "t1", "title": "One", "elements": [{"code": "a", "title": "A"}]},
              {"code": "t2", "title": "Two", "elements": [{"code": "b", "title": "B"}, {"code": "t2", "title": "As a theme"}]}]}
            """,
            """
            {"regions": [], "types": [{"code": "x", "name": "X"}],
             "organizations": [{"code": "o", "name": "O", "type": "x", "regions": []}]}
            """,
            """
            {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q", "items": [
              {"type": "text", "code": "text", "label": "L", "maxLength": 20},
              {"type": "text", "code": "long", "label": "L", "multiline": true},
              {"type": "integer", "code": "whole", "label": "L"},
              {"type": "decimal", "code": "number", "label": "L"},
              {"type": "range", "code": "scale", "label": "L", "start": 0, "end": 5, "step": 0.5},
              {"type": "date", "code": "day", "label": "L"},
              {"type": "time", "code": "hour", "label": "L"},
              {"type": "date-time", "code": "moment", "label": "L"},
              {"type": "url", "code": "address", "label": "L"},
              {"type": "email", "code": "mail", "label": "L"},
              {"type": "select-one", "code": "one", "label": "L", "choices": "abc"},
              {"type": "select-many", "code": "many", "label": "L", "choices": "abc"},
              {"type": "rank", "code": "order", "label": "L", "choices": "abc"},
              {"type": "coded", "code": "themes", "label": "L"},
              {"type": "acknowledge", "code": "agreed", "label": "L"},
              {"type": "hidden", "code": "unseen"},
              {"type": "calculated", "code": "sum", "label": "Sum", "calculation": "${whole} + ${number}"},
              {"type": "repeat", "code": "rows", "label": "L", "items": [
                {"type": "text", "code": "name", "label": "L", "maxLength": 50},
                {"type": "date", "code": "since", "label": "L"},
                {"type": "repeat", "code": "inner", "label": "L", "items": [{"type": "text", "code": "what", "label": "L"}]}]}],
             "choices": {"abc": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}, {"code": "c", "label": "C"}]}}
            """,
            """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f"}""");
}
