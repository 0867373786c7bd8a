using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with themes and elements of a framework.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record CodedQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    private const string Themes = "themes";
    private const string Elements = "elements";
    private static readonly string[] Members = [Themes, Elements];

    /// <summary>Code of its framework; null for that of the questionnaire.</summary>
    public string? Framework { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "coded";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.Codes;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        var framework = context.Frameworks.Get(Framework);
        if (input.FindTexts() is { } texts)
        {
            return ReadTyped(texts, input, framework);
        }

        return input.AsObject() is { } members ? Read(members, framework) : null;
    }

    /// <summary>Codes as a person types them.</summary>
    private static CodedAnswer? ReadTyped(IReadOnlyList<string> texts, AnswerInput input, Framework framework)
    {
        var read = texts.Select(framework.Typed.Read).ToList();
        List<string> unknown = [.. texts.Zip(read).SelectMany(each => FindUnknown(each.First, each.Second))];
        if (unknown.Count > 0)
        {
            Refuse(string.Join(", ", unknown), input, framework);
            return null;
        }

        var (themes, elements) = (read.SelectMany(each => each.Themes), read.SelectMany(each => each.Elements));
        return ToAnswer(
            Gather(themes.Select(code => (code, input.Place)), framework.FindTheme, theme => theme.Position, input.Problems),
            Gather(elements.Select(code => (code, input.Place)), framework.FindElement, element => element.Position, input.Problems));
    }

    /// <summary>The words that are not codes. A text without any code, such as a title, is quoted as it was typed.</summary>
    private static IEnumerable<string> FindUnknown(
        string text,
        (IReadOnlyList<string> Themes, IReadOnlyList<string> Elements, IReadOnlyList<string> Unknown) read) =>
        read is { Themes.Count: 0, Elements.Count: 0, Unknown.Count: > 0 } ? [Excerpt.Of(text.Trim())] : read.Unknown;

    private static void Refuse(string found, AnswerInput input, Framework framework)
    {
        var known = Detail.List(framework.Elements.Select(element => element.Code));
        var (unknown, place) = (ProblemCatalogue.ElementUnknown, input.Place);
        if (Homoglyphs.FindLetters(found) is { Count: > 0 } letters)
        {
            input.Problems.Add(unknown["letters"], place, ("found", found), ("letters", string.Join(' ', letters)));
        }
        else if (framework.HasThemes)
        {
            input.Problems.Add(unknown["typed-themes"], place, ("found", found), ("known", known), ("theme", framework.Themes[0].Code!));
        }
        else
        {
            input.Problems.Add(unknown["typed"], place, ("found", found), ("known", known));
        }
    }

    private static CodedAnswer? Read(JsonMembers members, Framework framework)
    {
        var themes = members.FindData(Themes) is { } themeCodes
            ? framework.ThemesByCode.FindAll(themeCodes.Element, theme => theme.Position) ?? ReadThemes(themeCodes, framework)
            : [];
        var elements = members.FindData(Elements) is { } elementCodes
            ? framework.ElementsByCode.FindAll(elementCodes.Element, element => element.Position) ?? ReadElements(elementCodes, framework)
            : [];
        members.ReportUnknownMembers(Members);
        return ToAnswer(themes, elements);
    }

    private static Theme[] ReadThemes(JsonValue codes, Framework framework) => Gather(
        codes.AsCodes(),
        framework.FindTheme,
        theme => theme.Position,
        codes.Problems,
        code => framework.FindElement(code) is null
            ? Unknown(ProblemCatalogue.ThemeUnknown, code, framework.Themes.Select(theme => theme.Code).OfType<string>())
            : MixedUp(ProblemCatalogue.ThemeUnknown["element"], code));

    private static Element[] ReadElements(JsonValue codes, Framework framework) => Gather(
        codes.AsCodes(),
        framework.FindElement,
        element => element.Position,
        codes.Problems,
        code => framework.FindTheme(code) is null
            ? Unknown(ProblemCatalogue.ElementUnknown, code, framework.Elements.Select(element => element.Code))
            : MixedUp(ProblemCatalogue.ElementUnknown["theme"], code));

    private static Explanation Unknown(ProblemVariant variant, string code, IEnumerable<string> known) =>
        new(variant, [("found", code), ("known", Detail.List(known))]);

    private static Explanation MixedUp(ProblemVariant variant, string code) => new(variant, [("found", code)]);

    private static CodedAnswer? ToAnswer(IReadOnlyList<Theme> themes, IReadOnlyList<Element> elements) =>
        themes.Count + elements.Count == 0 ? null : new CodedAnswer(themes, elements);

    /// <summary>What some codes name, in the order of the framework; a code that is named twice is a warning.</summary>
    private static T[] Gather<T>(
        IEnumerable<(string Code, Place Place)> codes,
        Func<string, T?> find,
        Func<T, int> position,
        ProblemLog problems,
        Func<string, Explanation>? explain = null)
        where T : class
    {
        var named = new SortedDictionary<int, T>();
        foreach (var (code, place) in codes)
        {
            if (find(code) is not { } known)
            {
                var (variant, details) = explain!(code);
                problems.Add(variant, place, details);
            }
            else if (!named.TryAdd(position(known), known))
            {
                problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
        }

        return [.. named.Values];
    }

    /// <summary>Why a code is not one of the framework's.</summary>
    private sealed record Explanation(ProblemVariant Variant, (string Name, Detail Value)[] Details);

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        answer = null;
        if (json.TokenType != JsonTokenType.StartObject || !json.Read())
        {
            return false;
        }

        var framework = context.Frameworks.Get(Framework);
        var themes = FindMember(ref json, Themes, framework.ThemesByCode, theme => theme.Position);
        var elements = themes is null ? null : FindMember(ref json, Elements, framework.ElementsByCode, element => element.Position);
        if (elements is null || json.TokenType != JsonTokenType.EndObject)
        {
            return false;
        }

        answer = ToAnswer(themes!, elements);
        return true;
    }

    /// <summary>What the member with that name lists; empty if the next member is another one. Goes on to the token after it.</summary>
    private static IReadOnlyList<T>? FindMember<T>(ref Utf8JsonReader json, string name, CodeTable<T> known, Func<T, int> position)
        where T : class
    {
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name))
        {
            return [];
        }

        json.Read();
        var found = known.FindAll(ref json, position);
        json.Read();
        return found;
    }
}
