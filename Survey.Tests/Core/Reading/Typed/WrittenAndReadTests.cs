using FsCheck;
using FsCheck.Fluent;
using Survey.Api.Answering.Forms;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Reading.Typed;

/// <summary>What the pages and workbooks write is read back as the same value, wherever it is pasted.</summary>
public sealed class WrittenAndReadTests
{
    private static readonly Framework Grcp7 = SampleRound.Read("grcp7").Round.Framework;

    [FsCheck.NUnit.Property]
    public Property Write_AnyNumber_IsReadAsTheSameNumber(decimal number)
    {
        var rounded = decimal.Round(number, 3);

        return (IsSame(number) && IsSame(rounded)).ToProperty();

        static bool IsSame(decimal number) => TypedNumber.Find(TypedNumber.Write(number)).Value == number;
    }

    [Test]
    public void Write_EveryNumberOfThreeDecimals_IsReadAsTheSameNumber()
    {
        for (var number = -10_000.000m; number < 10_000; number += 0.137m)
        {
            TypedNumber.Find(TypedNumber.Write(number)).Value.ShouldBe(number);
        }
    }

    [Test]
    public void Day_OfAWorkbookInAnyLanguage_IsReadAsTheSameDay(
        [Values("en", "fr", "es", "ru", "ar")] string language,
        [Range(1, 12)] int month)
    {
        var day = new DateOnly(2026, month, 3);

        TypedDate.Find(AnswerWords.Of(language).Day(day)).Value.ShouldBe(day);
    }

    [Test]
    public void Write_ThemesAndElementsInAWorkbook_ArePastedIntoAPage([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        for (var count = 0; count < Grcp7.Themes.Count; count++)
        {
            var answer = new CodedAnswer([.. Grcp7.Themes.Take(count)], [.. Grcp7.Elements.Skip(count).Take(7)]);
            var values = new FormValues();
            values.Set("elements", CodedNotation.Write(answer, AnswerWords.Of(language)));

            var (themes, elements, unknown) = CodedField.Read(values, "elements", Grcp7);

            themes.ShouldBe(answer.Themes, $"{language} {count}");
            elements.ShouldBe(answer.Elements, $"{language} {count}");
            unknown.ShouldBeEmpty();
        }
    }

    [Test]
    public void Write_ThemesAndElementsOnAPage_ArePastedIntoAWorkbook()
    {
        var answer = new CodedAnswer([.. Grcp7.Themes], [.. Grcp7.Elements]);

        var (themes, elements, unknown) = Grcp7.Typed.Read(CodedField.Write(answer, Grcp7));

        themes.ShouldBe(Grcp7.Themes.Select(theme => theme.Code));
        elements.ShouldBe(Grcp7.Elements.Select(element => element.Code));
        unknown.ShouldBeEmpty();
    }
}
